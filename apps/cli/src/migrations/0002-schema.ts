// Generated from the entities by scripts/generate-schema.mjs: change an entity, not this file.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP: readonly string[] = [
  `CREATE TABLE "outbox_events" ("id" uuid NOT NULL, "type" text NOT NULL, "street_id" uuid NOT NULL, "subject_id" uuid NOT NULL, "occurred_at" TIMESTAMP WITH TIME ZONE NOT NULL, "payload" jsonb NOT NULL, "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT clock_timestamp(), "relayed_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "outbox_events_pkey" PRIMARY KEY ("id"))`,
  `CREATE INDEX "outbox_events_recorded" ON "outbox_events"  ("recorded_at") `,
  `CREATE INDEX "outbox_events_unrelayed" ON "outbox_events"  ("id") WHERE relayed_at IS NULL`,
  `CREATE TABLE "event_deliveries" ("event_id" uuid NOT NULL, "consumer" text NOT NULL, "sent_at" TIMESTAMP WITH TIME ZONE, "attempts" integer NOT NULL DEFAULT '0', "next_send_at" TIMESTAMP WITH TIME ZONE, "done_at" TIMESTAMP WITH TIME ZONE, "last_error" text, CONSTRAINT "event_deliveries_attempts_not_negative" CHECK (attempts >= 0), CONSTRAINT "event_deliveries_pkey" PRIMARY KEY ("event_id", "consumer"))`,
  `CREATE INDEX "event_deliveries_undone" ON "event_deliveries"  ("next_send_at") WHERE done_at IS NULL`,
  `CREATE TABLE "timers" ("subject_id" uuid NOT NULL, "kind" text NOT NULL, "subject_type" text NOT NULL, "street_id" uuid NOT NULL, "due_at" TIMESTAMP WITH TIME ZONE NOT NULL, "generation" integer NOT NULL DEFAULT '1', "state" text NOT NULL DEFAULT 'ARMED', "fired_at" TIMESTAMP WITH TIME ZONE, "hinted_at" TIMESTAMP WITH TIME ZONE, "failures" integer NOT NULL DEFAULT '0', "not_before" TIMESTAMP WITH TIME ZONE, "last_error" text, CONSTRAINT "timers_generation_positive" CHECK (generation > 0), CONSTRAINT "timers_state_known" CHECK (state IN ('ARMED', 'FIRED', 'CANCELLED')), CONSTRAINT "timers_pkey" PRIMARY KEY ("subject_id", "kind"))`,
  `CREATE INDEX "timers_armed_unhinted" ON "timers"  ("due_at") WHERE state = 'ARMED' AND hinted_at IS NULL`,
  `CREATE INDEX "timers_armed_due" ON "timers"  ("due_at") WHERE state = 'ARMED'`,
  `CREATE TABLE "timeline_entries" ("subject_id" uuid NOT NULL, "seq" integer NOT NULL, "street_id" uuid NOT NULL, "subject_type" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, "occurred_at" TIMESTAMP WITH TIME ZONE NOT NULL, "actor_kind" text NOT NULL, "actor_person_id" uuid, "actor_organization_id" uuid, "on_behalf_of_person_id" uuid, "channel" text NOT NULL, "command" text NOT NULL, "from_status" text, "to_status" text NOT NULL, "round" integer, "reason_code" text, "note" text, "note_salt" text, "note_digest" text, "data" jsonb NOT NULL, "prev_hash" text NOT NULL, "hash" text NOT NULL, CONSTRAINT "timeline_entries_hash_check" CHECK (length(hash) = 64 AND length(prev_hash) = 64), CONSTRAINT "timeline_entries_note_check" CHECK ((note IS NULL) = (note_salt IS NULL) AND (note IS NULL OR note_digest IS NOT NULL)), CONSTRAINT "timeline_entries_actor_kind_check" CHECK (actor_kind IN ('PERSON', 'TOKEN', 'SYSTEM')), CONSTRAINT "timeline_entries_seq_check" CHECK (seq >= 1), CONSTRAINT "timeline_entries_pkey" PRIMARY KEY ("subject_id", "seq"))`,
  `CREATE INDEX "timeline_entries_street_id_at_index" ON "timeline_entries"  ("street_id", "at") `,
  `ALTER TABLE "event_deliveries" ADD CONSTRAINT "event_deliveries_event_fkey" FOREIGN KEY ("event_id") REFERENCES "outbox_events"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
];

const DOWN: readonly string[] = [
  `DROP TABLE "event_deliveries" CASCADE`,
  `DROP TABLE "outbox_events" CASCADE`,
  `DROP TABLE "timeline_entries" CASCADE`,
  `DROP TABLE "timers" CASCADE`,
];

export class Schema1763800000002 implements MigrationInterface {
  readonly name = 'Schema1763800000002';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
