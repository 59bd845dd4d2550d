const REPOSITORY = 'libs/orders/src/adapters/persistence/sql-order.repository.ts';
const unguarded = [
  {
    file: REPOSITORY,
    find: 'WHERE o.id = r.id AND o.version = $2`',
    replace: 'WHERE o.id = r.id AND $2::int IS NOT NULL`',
  },
  { file: 'libs/timeline/src/timeline-write.ts', find: ', expectRows: rows.length', replace: '' },
];

/**
 * The product broken on purpose. `edits` in a copy's source (each `find` stands there once), `afterwards` in the
 * database when all is quiet, `postgres` settings, or another version of a `dependency`; `faults` that bring it to light;
 * `invariant` that has to be named.
 */
export const CONTROLS = [
  {
    name: 'queue-only-timers',
    what: 'timers live in BullMQ alone: no sweeper',
    invariant: 3,
    faults: ['flushall'],
    edits: [
      {
        file: 'libs/platform/src/timers/timer-sweeper.ts',
        find: '        await this.sweep();\n',
        replace: '',
      },
    ],
  },
  {
    name: 'early-timers',
    what: 'whoever brings a timer is believed that it is due',
    invariant: 3,
    faults: ['duplicate-jobs'],
    edits: [
      {
        file: 'libs/platform/src/timers/timer-writes.ts',
        find: '  AND ${IN_FORCE} AND due_at <= app_now()`,\n    values:',
        replace: '  AND ${IN_FORCE}`,\n    values:',
      },
      {
        file: 'libs/platform/src/timers/timer-writes.ts',
        find: 'AND ${IN_FORCE} AND due_at <= app_now()`,\n    [subjectId',
        replace: 'AND ${IN_FORCE}`,\n    [subjectId',
      },
      {
        file: 'libs/platform/src/timers/timer-firer.ts',
        find: 'due_at <= app_now() AS is_due',
        replace: 'true AS is_due',
      },
    ],
  },
  {
    name: 'unguarded-claim',
    what: 'no unique index on active claims, no guard of the version read',
    invariant: 1,
    faults: ['slow-postgres'],
    edits: [
      ...unguarded,
      {
        file: 'apps/cli/src/migrations/0002-schema.ts',
        find: 'CREATE UNIQUE INDEX "claims_one_active"',
        replace: 'CREATE INDEX "claims_one_active"',
      },
    ],
  },
  {
    name: 'last-claim-wins',
    what: 'a claim as @VersionColumn makes it: the later save overwrites the earlier one',
    invariant: 1,
    faults: ['slow-postgres'],
    edits: [
      ...unguarded,
      {
        file: REPOSITORY,
        find: "const CLAIMS = upsert('claims', ['status', 'claimed_at', 'contacted_at', 'ended_at', 'end_reason']);",
        replace: `const CLAIMS = \`INSERT INTO claims SELECT * FROM jsonb_populate_recordset(NULL::claims, $1::jsonb)
ON CONFLICT (order_id) WHERE status = 'ACTIVE' DO UPDATE SET organization_id = excluded.organization_id,
  contacted_at = excluded.contacted_at\`;`,
      },
    ],
  },
  {
    name: 'edited-record',
    what: 'a line of the record changed by somebody who may switch triggers off',
    invariant: 2,
    faults: ['kill-api'],
    afterwards: [
      'ALTER TABLE timeline_entries DISABLE TRIGGER USER',
      `UPDATE timeline_entries t SET at = t.at - interval '1 hour' FROM (SELECT subject_id, seq FROM timeline_entries LIMIT 1) one
        WHERE t.subject_id = one.subject_id AND t.seq = one.seq`,
    ],
  },
  {
    name: 'doubled-effect',
    what: 'the row of an effect stands there twice',
    invariant: 5,
    faults: ['kill-worker'],
    afterwards: [
      'DROP INDEX notices_once',
      `INSERT INTO notices SELECT (jsonb_populate_record(NULL::notices, to_jsonb(n) || jsonb_build_object('id', gen_random_uuid()))).*
         FROM (SELECT * FROM notices LIMIT 1) n`,
    ],
  },
  {
    name: 'no-idempotency',
    what: 'keys are neither kept nor looked at',
    invariant: 6,
    faults: ['kill-api'],
    edits: [
      {
        file: 'libs/orders/src/application/order-commands.service.ts',
        find: 'if (loaded.answered) {',
        replace: "if (loaded.answered && loaded.answered.command === '') {",
      },
      {
        file: 'libs/orders/src/application/place-order.service.ts',
        find: '    if (answered) {\n',
        replace: "    if (answered && answered.command === '') {\n",
      },
      {
        file: REPOSITORY,
        find: 'if (options.idempotency) tx.write(idempotencyWrite(options.idempotency, at));',
        replace: '',
      },
    ],
  },
  {
    name: 'forgetful-database',
    what: 'PostgreSQL acknowledges before its log is written',
    invariant: 7,
    faults: ['kill-postgres', 'kill-postgres'],
    postgres: { synchronous_commit: 'off', wal_writer_delay: '10s' },
  },
  {
    name: 'losing-relay',
    what: 'the relay loses one delivery in ten',
    invariant: 8,
    faults: ['kill-worker'],
    edits: [
      {
        file: 'libs/platform/src/outbox/outbox-relay.ts',
        find: "ON c.types IS NULL OR c.types = 'null'::jsonb OR c.types ? batch.type",
        replace: "ON random() < 0.9 AND (c.types IS NULL OR c.types = 'null'::jsonb OR c.types ? batch.type)",
      },
    ],
  },
  {
    name: 'no-deduplication',
    what: 'consumers do not look whether they have heard an event',
    invariant: 8,
    faults: ['duplicate-jobs'],
    edits: [
      {
        file: 'libs/platform/src/outbox/delivery-processor.ts',
        find: `const UNHEARD = "coalesce(done_at, 'infinity') = 'infinity'";`,
        replace: 'const UNHEARD = "true";',
      },
    ],
  },
  {
    name: 'fragile-connections',
    what: 'a connection lost in the middle of a question is nobody’s',
    invariant: 12,
    // a question has to be open at that very moment
    faults: ['kill-postgres', 'terminate-backends', 'crash-backend', 'kill-postgres'],
    edits: [
      {
        file: 'libs/platform/src/database/watched-client.ts',
        find: "    this.on('error', () => undefined);\n",
        replace: '',
      },
    ],
  },
  {
    name: 'bullmq-6.1.2',
    what: 'a BullMQ whose workers do not stand an outage of Redis: here both processes end, and a supervisor starts them anew',
    invariant: 12,
    faults: ['stop-redis'],
    dependency: { name: 'bullmq', version: '6.1.2' },
  },
];

/** What the unbroken product has to stand beside them. */
export const BASELINE = [
  'flushall',
  'duplicate-jobs',
  'slow-postgres',
  'kill-api',
  'kill-worker',
  'kill-postgres',
  'stop-redis',
];
