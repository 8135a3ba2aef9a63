-- Processes that died while they held a delivery: it runs alone from then on, and is set aside when that kills again.
ALTER TABLE "delivery" ADD COLUMN "deaths" SMALLINT NOT NULL DEFAULT 0;

-- What each machine holds in its spool, as it said last.
CREATE TABLE "machine" (
    "id" TEXT NOT NULL,
    "spooled" INTEGER NOT NULL DEFAULT 0,
    "reported_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "machine_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "delivery_suspect_idx" ON "delivery" ("received_at", "id") WHERE "state" = 'pending' AND "deaths" > 0;
