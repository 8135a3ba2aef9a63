-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "auth";

-- CreateEnum
CREATE TYPE "delivery_state" AS ENUM ('pending', 'projected');

-- CreateEnum
CREATE TYPE "delivery_origin" AS ENUM ('live', 'spool', 'seed', 'replay');

-- CreateTable
CREATE TABLE "installation" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "secret" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "installation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "org" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "time_zone" TEXT,
    "locale" TEXT,
    "queue_target_ms" INTEGER NOT NULL DEFAULT 300000,

    CONSTRAINT "org_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source" (
    "id" TEXT NOT NULL,
    "org_id" TEXT,
    "data_centre" TEXT NOT NULL DEFAULT 'com',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "checked_at" TIMESTAMPTZ(3),

    CONSTRAINT "source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source_token" (
    "hash" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),

    CONSTRAINT "source_token_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "delivery" (
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "id" UUID NOT NULL,
    "source_id" TEXT NOT NULL,
    "state" "delivery_state" NOT NULL DEFAULT 'pending',
    "origin" "delivery_origin" NOT NULL DEFAULT 'live',
    "body" BYTEA NOT NULL,
    "projected_at" TIMESTAMPTZ(3),
    "progress" INTEGER NOT NULL DEFAULT 0,
    "elements" INTEGER,
    "events" INTEGER,
    "repeats" INTEGER,
    "not_ours" INTEGER,
    "quarantined" INTEGER,
    "lag_ms" DOUBLE PRECISION,

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("received_at","id")
) PARTITION BY RANGE ("received_at");

-- Days get partitions of their own ahead of time (lib/db/housekeeping.ts); what comes unforeseen lands here.
CREATE TABLE "delivery_default" PARTITION OF "delivery" DEFAULT;

-- CreateTable
CREATE TABLE "quarantined_element" (
    "id" UUID NOT NULL,
    "source_id" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "delivery_id" UUID NOT NULL,
    "index" INTEGER,
    "reason" TEXT NOT NULL,
    "resolved_at" TIMESTAMPTZ(3),

    CONSTRAINT "quarantined_element_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event" (
    "org_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "position" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "event_time" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "deliveries" INTEGER NOT NULL DEFAULT 1,
    "clock_flagged" BOOLEAN NOT NULL DEFAULT false,
    "session_id" TEXT NOT NULL,
    "channel_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "element" TEXT NOT NULL,

    CONSTRAINT "event_pkey" PRIMARY KEY ("org_id","key")
);

-- CreateTable
CREATE TABLE "session" (
    "org_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "channel_id" TEXT NOT NULL DEFAULT '',
    "status" TEXT,
    "terminal" BOOLEAN NOT NULL DEFAULT false,
    "status_since" TIMESTAMPTZ(3),
    "first_event_at" TIMESTAMPTZ(3),
    "last_event_at" TIMESTAMPTZ(3),
    "last_ended_at" TIMESTAMPTZ(3),
    "assignee_id" TEXT,
    "assignment" TEXT NOT NULL DEFAULT 'NONE',
    "awaiting_reply_since" TIMESTAMPTZ(3),
    "reopen_count" INTEGER NOT NULL DEFAULT 0,
    "messages_count" INTEGER NOT NULL DEFAULT 0,
    "contact_name" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,
    "fold" JSONB,

    CONSTRAINT "session_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "spell" (
    "org_id" TEXT NOT NULL,
    "session_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "status" TEXT,
    "assignee_id" TEXT,
    "assignee_type" TEXT,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "to_at" TIMESTAMPTZ(3),
    "during" tstzrange GENERATED ALWAYS AS (tstzrange(from_at, to_at)) STORED,

    CONSTRAINT "spell_pkey" PRIMARY KEY ("org_id","session_id","seq")
);

-- CreateTable
CREATE TABLE "message" (
    "org_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "session_id" TEXT NOT NULL,
    "channel_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "direction" TEXT NOT NULL,
    "author_kind" TEXT NOT NULL,
    "author_name" TEXT,
    "type" TEXT NOT NULL,
    "text" TEXT,
    "status" TEXT,
    "status_at" TIMESTAMPTZ(3),

    CONSTRAINT "message_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "channel_minute" (
    "org_id" TEXT NOT NULL,
    "channel_id" TEXT NOT NULL,
    "minute" TIMESTAMPTZ(3) NOT NULL,
    "direction" TEXT NOT NULL,
    "author_kind" TEXT NOT NULL,
    "n" INTEGER NOT NULL,

    CONSTRAINT "channel_minute_pkey" PRIMARY KEY ("org_id","channel_id","minute","direction","author_kind")
);

-- CreateTable
CREATE TABLE "status_count" (
    "org_id" TEXT NOT NULL,
    "channel_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "n" INTEGER NOT NULL,

    CONSTRAINT "status_count_pkey" PRIMARY KEY ("org_id","channel_id","status")
);

-- CreateTable
CREATE TABLE "channel" (
    "org_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT,
    "integration" TEXT,
    "learned_at" TIMESTAMPTZ(3),
    "learned_key" TEXT,

    CONSTRAINT "channel_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "assignee" (
    "org_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT,
    "learned_name" TEXT,
    "learned_at" TIMESTAMPTZ(3),
    "learned_key" TEXT,
    "type" TEXT,
    "type_at" TIMESTAMPTZ(3),
    "type_key" TEXT,

    CONSTRAINT "assignee_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "change" (
    "position" BIGSERIAL NOT NULL,
    "tx" xid8 NOT NULL DEFAULT pg_current_xact_id(),
    "org_id" TEXT,
    "kind" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "change_pkey" PRIMARY KEY ("position")
);

-- CreateTable
CREATE TABLE "auth"."user" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "role" TEXT NOT NULL DEFAULT 'viewer',
    "locale" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth"."login" (
    "id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "login_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth"."account" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth"."verification" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth"."sign_in_limit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "expire" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_limit_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "source_token_source_id_idx" ON "source_token"("source_id");

-- CreateIndex
CREATE INDEX "quarantined_element_source_id_resolved_at_idx" ON "quarantined_element"("source_id", "resolved_at");

-- CreateIndex
CREATE INDEX "quarantined_element_received_at_delivery_id_idx" ON "quarantined_element"("received_at", "delivery_id");

-- CreateIndex
CREATE INDEX "event_org_id_session_id_at_idx" ON "event"("org_id", "session_id", "at");

-- CreateIndex
CREATE INDEX "event_received_at_idx" ON "event" USING BRIN ("received_at");

-- CreateIndex
CREATE UNIQUE INDEX "event_position_key" ON "event"("position");

-- CreateIndex
CREATE INDEX "session_org_id_status_status_since_id_idx" ON "session"("org_id", "status", "status_since", "id");

-- CreateIndex
CREATE INDEX "session_org_id_last_event_at_idx" ON "session"("org_id", "last_event_at");

-- CreateIndex
CREATE INDEX "session_org_id_last_ended_at_idx" ON "session"("org_id", "last_ended_at");

-- CreateIndex
CREATE INDEX "spell_during_idx" ON "spell" USING GIST ("during");

-- CreateIndex
CREATE INDEX "spell_org_id_status_from_at_idx" ON "spell"("org_id", "status", "from_at");

-- CreateIndex
CREATE INDEX "message_org_id_session_id_at_idx" ON "message"("org_id", "session_id", "at");

-- CreateIndex
CREATE INDEX "message_org_id_at_idx" ON "message"("org_id", "at");

-- CreateIndex
CREATE INDEX "channel_minute_org_id_minute_idx" ON "channel_minute"("org_id", "minute");

-- CreateIndex
CREATE INDEX "change_tx_position_idx" ON "change"("tx", "position");

-- CreateIndex
CREATE INDEX "change_created_at_idx" ON "change" USING BRIN ("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "auth"."user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "login_token_key" ON "auth"."login"("token");

-- CreateIndex
CREATE INDEX "login_user_id_idx" ON "auth"."login"("user_id");

-- CreateIndex
CREATE INDEX "account_user_id_idx" ON "auth"."account"("user_id");

-- CreateIndex
CREATE INDEX "verification_identifier_idx" ON "auth"."verification"("identifier");

-- AddForeignKey
ALTER TABLE "source_token" ADD CONSTRAINT "source_token_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "auth"."login" ADD CONSTRAINT "login_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "auth"."user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "auth"."account" ADD CONSTRAINT "account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "auth"."user"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- What Prisma's schema cannot say
CREATE INDEX "delivery_pending_idx" ON "delivery" ("received_at", "id") WHERE "state" = 'pending';
CREATE INDEX "session_live_idx" ON "session" ("org_id") WHERE NOT "terminal";
CREATE INDEX "session_awaiting_idx" ON "session" ("org_id", "awaiting_reply_since") WHERE "awaiting_reply_since" IS NOT NULL;
CREATE INDEX "quarantined_element_open_idx" ON "quarantined_element" ("source_id") WHERE "resolved_at" IS NULL;

-- Sessions and counters are rewritten with every event: room on the page keeps their rows in place.
ALTER TABLE "session" SET (fillfactor = 70);
ALTER TABLE "status_count" SET (fillfactor = 50);
ALTER TABLE "channel_minute" SET (fillfactor = 50);
