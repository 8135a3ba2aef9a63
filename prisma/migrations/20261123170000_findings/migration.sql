-- What a session's events prove to be missing. Replaced whenever the session is folded anew.
CREATE TABLE "finding" (
    "org_id" TEXT NOT NULL,
    "session_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "missing" INTEGER,
    "held_status" TEXT,
    "old_status" TEXT,

    CONSTRAINT "finding_pkey" PRIMARY KEY ("org_id","session_id","key","kind")
);

CREATE INDEX "finding_org_id_at_idx" ON "finding"("org_id", "at");

-- Values that Zoho has sent and that nobody has documented.
CREATE TABLE "unknown_value" (
    "org_id" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "n" INTEGER NOT NULL,
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "unknown_value_pkey" PRIMARY KEY ("org_id","field","value")
);

-- Folds go on from what is stored: what they hold since this version begins at nought.
UPDATE "session" SET "fold" = "fold" || '{"uncountedMessages": 0}' WHERE "fold" IS NOT NULL;
