import fc from 'fast-check';
import { STAY, targetsOf, validateWorkflow, WorkflowRegistry, type Transition } from '#libs/kernel';
import type { OrderContext, OrderWorkflow, ServiceOrder } from '#libs/orders';
import { WORKFLOWS } from '#libs/workflows';
import { OrderWalk } from '../support/order-walk';

const MONDAY = new Date('2026-11-02T01:00:00Z');
const RUNS = 1500;
const STEPS = 40;

describe.each(WORKFLOWS.map((workflow) => [workflow.type, workflow] as const))(
  'the workflow %s',
  (_, workflow) => {
    it('is sound', () => {
      expect(validateWorkflow(workflow)).toEqual([]);
    });

    it('keeps its promises whoever does whatever, and always comes to an end', () => {
      const seen = walkAll(workflow, RUNS);
      expect(Object.keys(workflow.statuses).filter((status) => !seen.statuses.has(status))).toEqual([]);
      const byTimers = Object.values(workflow.deadlines).flatMap(({ marks }) =>
        marks.flatMap(({ send }) => (send ? [send] : [])),
      );
      expect(
        Object.keys(workflow.commands).filter(
          (command) => !seen.commands.has(command) && !byTimers.includes(command),
        ),
      ).toEqual([]);
    }, 240_000);

    it('by time alone comes to rest with every mark reached, or at an end', () => {
      for (const opening of workflow.initial) {
        for (const urgency of ['NORMAL', 'URGENT'] as const) {
          const walk = new OrderWalk(workflow, opening, MONDAY, { urgency }, 1);
          for (let i = 0; walk.nextMark(); i++) {
            check(walk);
            expect(i).toBeLessThan(200);
          }
          // what time does not move is somebody's to move
          expect(isFinal(walk) || walk.choices().length > 0).toBe(true);
        }
      }
    });
  },
);

/** Random walks; throws at the first broken promise, with the way that led there. */
function walkAll(workflow: OrderWorkflow, numRuns: number): { statuses: Set<string>; commands: Set<string> } {
  const seen = { statuses: new Set<string>(), commands: new Set<string>() };
  fc.assert(
    fc.property(walks(workflow), ({ opening, urgency, risk, complex, round, dice, steps }) => {
      const walk = new OrderWalk(workflow, opening, MONDAY, { urgency, risk, complex, round }, dice);
      check(walk);
      for (const step of steps) {
        // ends are easy to come by; most of the way should lie before them
        const choices = walk.choices().filter(({ name }) => step.dice % 8 === 0 || !endsAtOnce(walk, name));
        // every command as likely as any other, however many may give it
        const names = [...new Set(choices.map(({ name }) => name))];
        const name = names[step.pick % names.length];
        const givers = choices.filter((one) => one.name === name);
        const choice = step.time || givers.length === 0 ? null : givers[step.dice % givers.length]!;
        if (choice) {
          if (walk.give(choice.actor, choice.name, step.dice) === 'accepted') seen.commands.add(choice.name);
        } else walk.nextMark();
        check(walk);
        seen.statuses.add(walk.order.status);
      }
      comesToAnEnd(walk);
    }),
    // the trace in the message says more than a shrunken list of dice
    { numRuns, seed: 20261122, endOnFailure: true },
  );
  return seen;
}

interface Step {
  time: boolean;
  pick: number;
  dice: number;
}

const walks = (workflow: OrderWorkflow) =>
  fc.record({
    opening: fc.constantFrom(...workflow.initial),
    urgency: fc.constantFrom('NORMAL' as const, 'URGENT' as const),
    risk: fc.constantFrom('LOW' as const, 'MEDIUM' as const, 'HIGH' as const),
    complex: fc.boolean(),
    round: fc.constantFrom(1, 3),
    dice: fc.nat(1000),
    steps: fc.array(
      fc.record<Step>({ time: fc.nat(3).map((n) => n === 0), pick: fc.nat(10_000), dice: fc.nat(10_000) }),
      { minLength: STEPS, maxLength: STEPS },
    ),
  });

function endsAtOnce(walk: OrderWalk, command: string): boolean {
  const { status } = walk.order;
  return targetsOf(status, walk.workflow.statuses[status]!.on[command]!).every(
    (target) => walk.workflow.statuses[target]!.kind === 'final',
  );
}

const isFinal = (walk: OrderWalk): boolean => walk.workflow.statuses[walk.order.status]?.kind === 'final';

/** What holds after every step. */
function check(walk: OrderWalk): void {
  const { order, workflow } = walk;
  const say = (what: string): never => {
    throw new Error(`${what}\n${walk.trace.join('\n')}`);
  };
  const status = workflow.statuses[order.status] ?? say(`unknown status ${order.status}`);
  if (order.claims.filter((claim) => claim.status === 'ACTIVE').length > 1) say('two active claims');
  const line = order.claims.filter((claim) => claim.status !== 'ENDED').map((claim) => claim.organizationId);
  if (new Set(line).size < line.length) say('an organisation is twice in line');
  if ((order.invitation?.status === 'PENDING') !== (order.status === 'INVITED'))
    say(`an invitation is pending in ${order.status}`);

  const inForce = status.deadlines.filter((kind) => workflow.deadlines[kind]!.startsAt(order) !== null);
  if (order.deadlines.map(({ kind }) => kind).join() !== inForce.join())
    say(`deadlines ${order.deadlines.map(({ kind }) => kind).join()} instead of ${inForce.join()}`);
  for (const { kind, dueAt, reached, nextMarkAt, startsAt } of order.deadlines) {
    const { marks, pausedIn } = workflow.deadlines[kind]!;
    const runs = !pausedIn.includes(order.status);
    if (runs !== (dueAt !== null))
      say(`${kind} ${runs ? 'runs without' : 'stands still with'} a due moment in ${order.status}`);
    if (runs && reached < marks.length !== (nextMarkAt !== null))
      say(`${kind} has reached ${reached} marks and goes to ${nextMarkAt?.toISOString()}`);
    if (nextMarkAt && nextMarkAt < startsAt && !workflow.deadlines[kind]!.date)
      say(`${kind} has a mark before it begins`);
  }

  const ended = status.kind === 'final';
  if (ended !== (order.closedAt !== null))
    say(`${order.status} with closedAt ${order.closedAt?.toISOString()}`);
  if ((ended || order.status === 'UNMET') !== (order.outcome !== null))
    say(`${order.status} with outcome ${order.outcome}`);
  if (ended && order.deadlines.length > 0) say(`${order.status} has deadlines`);
  if (ended && order.claims.some((claim) => claim.status !== 'ENDED')) say(`${order.status} with a claim`);
  if (!ended && order.deadlines.every(({ nextMarkAt }) => nextMarkAt === null) && walk.choices().length === 0)
    say(`${order.status} is a dead end`);
}

/** From wherever it stands, time and people bring it to an end in a few steps. */
function comesToAnEnd(walk: OrderWalk): void {
  const distance = distances(walk.workflow);
  for (let i = 0; i < 80 && !isFinal(walk); i++) {
    const here = distance.get(walk.order.status)!;
    const towards = walk.choices().filter(({ name }) => {
      const transition = walk.workflow.statuses[walk.order.status]!.on[name]!;
      return targetsOf(walk.order.status, transition).some((target) => distance.get(target)! < here);
    });
    const took = towards.some(({ actor, name }) =>
      Array.from({ length: 12 }, (_, dice) => dice).some(
        (dice) => walk.give(actor, name, dice) === 'accepted',
      ),
    );
    if (!took && !walk.nextMark()) prepare(walk);
    check(walk);
  }
  if (!isFinal(walk)) throw new Error(`no end from ${walk.order.status}\n${walk.trace.join('\n')}`);
}

/** Steps that stay, such as finding people: somebody takes each of them once. */
function prepare(walk: OrderWalk): void {
  for (const { actor, name } of walk.choices()) {
    const { to } = walk.workflow.statuses[walk.order.status]?.on[name] ?? {};
    if (to === STAY) walk.give(actor, name, walk.trace.length);
  }
}

/** Steps to the nearest end, by status. */
function distances(workflow: OrderWorkflow): Map<string, number> {
  const found = new Map<string, number>(
    Object.entries(workflow.statuses).flatMap(([name, { kind }]) =>
      kind === 'final' ? [[name, 0] as const] : [],
    ),
  );
  for (let changed = true; changed;) {
    changed = false;
    for (const [name, { on }] of Object.entries(workflow.statuses)) {
      const next = Object.values(on).flatMap((transition) =>
        targetsOf(name, transition).map((target) => found.get(target) ?? Infinity),
      );
      const best = 1 + Math.min(...next, Infinity);
      if (best < (found.get(name) ?? Infinity)) {
        found.set(name, best);
        changed = true;
      }
    }
  }
  return found;
}

describe('a sound table whose steps break a promise is caught by the walks', () => {
  const [whole] = WORKFLOWS as [OrderWorkflow];
  const broken = (
    status: string,
    command: string,
    change: Partial<Transition<OrderContext, ServiceOrder>>,
  ): OrderWorkflow => {
    const { on } = whole.statuses[status]!;
    const mended = {
      ...whole.statuses[status]!,
      on: { ...on, [command]: { ...whole.statuses['OPEN']!.on[command], ...on[command], ...change } },
    };
    return { ...whole, statuses: { ...whole.statuses, [status]: mended as (typeof whole.statuses)[string] } };
  };

  it.each<[string, OrderWorkflow, RegExp]>([
    [
      'an end without an outcome',
      broken('OPEN', 'cancelOrder', { effects: [] }),
      /CANCELLED with outcome null/,
    ],
    ['a second claim', broken('CLAIMED', 'claimOrder', {}), /two active claims/],
    [
      'an invitation to nobody',
      broken('OPEN', 'inviteOrganization', { effects: [] }),
      /an invitation is pending in INVITED|INVITED/,
    ],
    [
      'a deadline that counts from nowhere',
      {
        ...whole,
        deadlines: { ...whole.deadlines, OPEN_POOL: { ...whole.deadlines['OPEN_POOL']!, date: () => null } },
      },
      /OPEN_POOL runs without/,
    ],
    [
      'a fourth round by the same team',
      broken('DONE', 'confirmOrder', { decide: () => 'SAME_TEAM' }),
      /did not go to the street/,
    ],
  ])('%s', (_, workflow, fault) => {
    expect(() => walkAll(workflow, 400)).toThrow(
      expect.objectContaining({ cause: expect.objectContaining({ message: expect.stringMatching(fault) }) }),
    );
  });
});

describe('an unsound workflow is refused at boot', () => {
  const [sound] = WORKFLOWS as [OrderWorkflow];
  type Step = Transition<OrderContext, ServiceOrder>;
  const withStatus = (name: string, change: Partial<OrderWorkflow['statuses'][string]>): OrderWorkflow => ({
    ...sound,
    statuses: { ...sound.statuses, [name]: { ...sound.statuses[name]!, ...change } },
  });
  const withStep = (status: string, command: string, change: Partial<Step>): OrderWorkflow => {
    const { on } = sound.statuses[status]!;
    return withStatus(status, { on: { ...on, [command]: { ...on[command]!, ...change } } });
  };
  const withDeadline = (
    kind: string,
    change: Partial<OrderWorkflow['deadlines'][string]>,
  ): OrderWorkflow => ({
    ...sound,
    deadlines: { ...sound.deadlines, [kind]: { ...sound.deadlines[kind]!, ...change } },
  });
  const island = { ...sound.statuses['OPEN']!, entered: 'Landed' };
  const mark = sound.deadlines['OPEN_POOL']!.marks[1]!;

  it.each<[string, OrderWorkflow, RegExp]>([
    ['a status nothing leads to', withStatus('ISLAND', island), /ISLAND can never be reached/],
    [
      'a waiting status without a deadline',
      withStatus('OPEN', { deadlines: [] }),
      /OPEN waits without a deadline/,
    ],
    ['a waiting status without an exit', withStatus('UNMET', { on: {} }), /UNMET waits and has no exit/],
    [
      'a status from which no end can be reached',
      withStatus('UNMET', {
        on: { unmetReviewed: { ...sound.statuses['UNMET']!.on['unmetReviewed']!, to: 'LOOP' } },
      }),
      /LOOP/,
    ],
    ['an unknown status opened in', { ...sound, initial: ['NOWHERE'] }, /initial status NOWHERE is unknown/],
    ['no status opened in', { ...sound, initial: [] }, /opens in no status/],
    [
      'a final status opened in',
      { ...sound, initial: ['SUBMITTED', 'CLOSED', 'WAITLISTED', 'CLAIMED'] },
      /opens in the final status CLOSED/,
    ],
    [
      'a step to an unknown status',
      withStep('OPEN', 'claimOrder', { to: 'NOWHERE' }),
      /leads to the unknown status NOWHERE/,
    ],
    [
      'an unknown command',
      withStatus('OPEN', {
        on: { ...sound.statuses['OPEN']!.on, sing: sound.statuses['OPEN']!.on['claimOrder']! },
      }),
      /unknown command sing/,
    ],
    [
      'a command taken nowhere',
      { ...sound, commands: { ...sound.commands, sing: sound.commands['claimOrder']! } },
      /command sing is taken in no status/,
    ],
    ['a step nobody may take', withStep('OPEN', 'claimOrder', { by: [] }), /can be given by nobody/],
    [
      'several targets without a decision',
      withStep('OPEN', 'claimOrder', { to: { A: 'OPEN', B: 'CLAIMED' } }),
      /needs a decision/,
    ],
    [
      'a decision without several targets',
      withStep('OPEN', 'claimOrder', { decide: () => 'A' }),
      /needs a decision/,
    ],
    ['an unknown deadline', withStatus('OPEN', { deadlines: ['TEA'] }), /unknown deadline TEA/],
    [
      'a final status with a deadline',
      withStatus('CLOSED', { deadlines: ['RATING'] }),
      /CLOSED is final and has a deadline/,
    ],
    [
      'a deadline in force nowhere',
      { ...sound, deadlines: { ...sound.deadlines, TEA: sound.deadlines['TRIAGE']! } },
      /TEA is in force nowhere/,
    ],
    [
      'a deadline without length or date',
      withDeadline('TRIAGE', { length: undefined }),
      /neither a length nor a date/,
    ],
    ['a deadline whose passing means nothing', withDeadline('TRIAGE', { marks: [] }), /has no mark/],
    [
      'a length nobody can read',
      withDeadline('TRIAGE', { length: { normal: '1 fortnight', urgent: '2 hours' } }),
      /unreadable length "1 fortnight"/,
    ],
    [
      'a warning nobody can read',
      withDeadline('TRIAGE', { marks: [{ ...mark, at: { before: 'soon' } }] }),
      /unreadable length "soon"/,
    ],
    [
      'a timer with an unknown command',
      withDeadline('OPEN_POOL', { marks: [{ ...mark, send: 'sing' }] }),
      /sends the unknown command sing/,
    ],
    [
      'a timer with a command its status does not take',
      withDeadline('OPEN_POOL', { marks: [{ ...mark, send: 'unmetReviewed' }] }),
      /which OPEN does not take/,
    ],
    [
      'a timer with a command people give',
      withDeadline('OPEN_POOL', { marks: [{ ...mark, send: 'claimOrder' }] }),
      /takes from people only/,
    ],
    [
      'a clock that stands still in an unknown status',
      withDeadline('OPEN_POOL', { pausedIn: ['NAP'] }),
      /unknown status NAP/,
    ],
  ])('%s', (_, workflow, fault) => {
    const looped = { ...workflow, statuses: { ...workflow.statuses } };
    if (workflow.statuses['UNMET']?.on['unmetReviewed']?.to === 'LOOP') {
      looped.statuses = {
        ...looped.statuses,
        LOOP: { ...island, on: { poolTimedOut: { to: 'UNMET', by: ['SYSTEM'] } } },
      };
    }
    expect(validateWorkflow(looped).join('\n')).toMatch(fault);
    expect(() => new WorkflowRegistry([looped])).toThrow(fault);
  });

  it('two of the same type', () => {
    expect(() => new WorkflowRegistry([sound, sound])).toThrow(/defined twice/);
  });
});
