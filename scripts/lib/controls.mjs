/**
 * Guards that `npm run test:controls` takes out, one at a time: where each stands, what is left without it, and the spec
 * that must notice (`test`: which of its tests, to save time). Each `find` must occur in its file exactly once, so that a
 * control cannot go stale unseen.
 */
const one = (file, find, replace) => [{ file, find, replace }];

export const controls = [
  {
    name: 'unique-claim',
    guard: 'the unique index on active claims',
    edits: one(
      'apps/cli/src/migrations/0002-schema.ts',
      'CREATE UNIQUE INDEX "claims_one_active"',
      'CREATE INDEX "claims_one_active"',
    ),
    spec: 'test/integration/orders/constraints.spec.ts',
  },
  {
    name: 'stale-write',
    guard: 'the guards against writing an order on what has changed since it was read',
    edits: [
      {
        file: 'libs/orders/src/adapters/persistence/sql-order.repository.ts',
        find: 'WHERE o.id = r.id AND o.version = $2`',
        replace: 'WHERE o.id = r.id AND $2::int IS NOT NULL`',
      },
      { file: 'libs/timeline/src/timeline-write.ts', find: ', expectRows: rows.length', replace: '' },
    ],
    spec: 'test/integration/orders/constraints.spec.ts',
    test: 'is undone and decided anew',
  },
  {
    name: 'half-writes',
    guard: 'the rule that a refused unit of work writes nothing',
    edits: one(
      'libs/platform/src/database/unit-of-work.ts',
      'if (writes.length > 0 && !isRefusal(result)) {',
      'if (writes.length > 0) {',
    ),
    spec: 'test/integration/oversight/supervise.spec.ts',
    test: 'refused whole',
  },
  {
    name: 'idempotency',
    guard: 'the look at the idempotency key',
    edits: one(
      'libs/orders/src/application/order-commands.service.ts',
      'if (loaded.answered) {',
      'if (loaded.answered && loaded.answered.command === "") {',
    ),
    spec: 'test/integration/orders/races.spec.ts',
    test: 'twenty times at once',
  },
  {
    name: 'load-cap',
    guard: 'the guard on an organisation’s number of claims',
    edits: one(
      'libs/orders/src/adapters/persistence/sql-order.repository.ts',
      'if (options.load) tx.write(loadGuard(options.load, after.streetId));',
      '',
    ),
    spec: 'test/integration/orders/races.spec.ts',
    test: 'stops exactly at its load cap',
  },
  {
    name: 'own-order',
    guard: 'the rule that nobody decides on an order of his own',
    edits: one(
      'libs/workflows/src/service-order/guards.ts',
      'facts.actorPersonIds.includes(order.requesterId) ? refusals.ownOrder : null,\n);',
      'facts.actorPersonIds.length < 0 ? refusals.ownOrder : null,\n);',
    ),
    spec: 'libs/workflows/src/service-order/who-may.spec.ts',
  },
  {
    name: 'other-streets',
    guard: 'the wall between streets',
    edits: one(
      'libs/orders/src/application/order-commands.service.ts',
      'return actor.streetId === order.streetId || partiesOf(actor, order).size > 0;',
      'return true;',
    ),
    spec: 'test/integration/orders/closed-loop.spec.ts',
  },
  {
    name: 'hash-chain',
    guard: 'the link of each timeline entry to the one before',
    edits: one(
      'libs/timeline/src/domain/chain.ts',
      'prevHash: previous?.hash ?? GENESIS_HASH,',
      'prevHash: GENESIS_HASH,',
    ),
    spec: 'libs/timeline/src/domain/chain.spec.ts',
  },
  {
    name: 'append-only',
    guard: 'the trigger that keeps the timeline append-only',
    edits: one(
      'apps/cli/src/migrations/0003-triggers.ts',
      'CREATE TRIGGER timeline_entries_append_only BEFORE UPDATE OR DELETE ON timeline_entries',
      'CREATE TRIGGER timeline_entries_append_only BEFORE UPDATE ON timeline_entries',
    ),
    spec: 'test/integration/orders/constraints.spec.ts',
  },
  {
    name: 'sweeper',
    guard: 'the sweeper of overdue timers',
    edits: one('libs/platform/src/timers/timer-sweeper.ts', '        await this.sweep();\n', ''),
    spec: 'test/integration/platform/redis-lost.spec.ts',
    test: 'none of 2,000 armed timers',
  },
  {
    name: 'early-timer',
    guard: 'the look whether a timer is in force and due',
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
    spec: 'test/integration/platform/timers.spec.ts',
    test: 'looked at too early',
  },
  {
    name: 'heard-once',
    guard: 'the mark that a consumer has heard an event',
    edits: one(
      'libs/platform/src/outbox/delivery-processor.ts',
      `const UNHEARD = "coalesce(done_at, 'infinity') = 'infinity'";`,
      'const UNHEARD = "true";',
    ),
    spec: 'test/integration/platform/outbox.spec.ts',
    test: 'delivered ten times at once',
  },
  {
    name: 'party',
    guard: 'the look at who somebody is to an order',
    edits: one(
      'libs/kernel/src/workflow/transition.ts',
      "if (!transition.by.some((party) => request.parties.has(party))) return err({ type: 'NotYours' });",
      '',
    ),
    spec: 'test/authz/matrix.spec.ts',
    test: '(triageOrder|recordContact|markUnmet): who may',
  },
  {
    name: 'subtree',
    guard: 'the limit of a role to its subtree',
    edits: one(
      'libs/kernel/src/actor.ts',
      'wanted.includes(grant.role) && path.startsWith(grant.organizationPath)',
      'wanted.includes(grant.role) && path !== ""',
    ),
    spec: 'test/authz/matrix.spec.ts',
    test: '(deskOrders|people|evaluationsOf): who may',
  },
  {
    name: 'two-index-keys',
    guard: 'the turn that callers of one phone take under every key of the blind index',
    edits: one(
      'libs/people/src/application/register-person.service.ts',
      'const keys = [...(phone.length > 0 ? phone : address)].sort();',
      'const keys = (phone.length > 0 ? phone : address).slice(0, 1);',
    ),
    spec: 'test/integration/people/index-rotation.spec.ts',
    test: 'at the same moment',
  },
  {
    name: 'who-shares-moves-together',
    guard: 'the move of all who share a phone to the index of a new key',
    edits: one(
      'libs/people/src/application/register-person.service.ts',
      'await movePhones(query, movesOf(phone));',
      '',
    ),
    spec: 'test/integration/people/index-rotation.spec.ts',
    test: 'together at every moment',
  },
  {
    name: 'code-tries',
    guard: 'the counting of code tries by actor',
    edits: one(
      'libs/orders/src/application/order-commands.service.ts',
      '`${orderId} ${scopeOf(meta.actor)}`',
      'orderId',
    ),
    spec: 'test/integration/orders/service-code-tries.spec.ts',
  },
];
