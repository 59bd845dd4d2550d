import type { Actor } from '#libs/kernel';
import { availableCommands, STANDARD_CALENDAR, SYSTEM } from '#libs/kernel';
import {
  activeClaim,
  handleCommand,
  openOrder,
  partiesOf,
  reachMark,
  type Claim,
  type OrderChange,
  type OrderCommand,
  type OrderContext,
  type OrderFacts,
  type OrderWorkflow,
  type ServiceOrder,
} from '#libs/orders';
import { blankOrder, CAST, someInput, STREET_ID } from './order-cast';

const CODES = { start: '111111', finish: '222222' };
const MINUTE = 60_000;
/** Commands whose organisation is the one they name. */
const NAMING: ReadonlySet<string> = new Set([
  'claimOrder',
  'waitInLine',
  'leaveLine',
  'inviteOrganization',
  'triageOrder',
]);

/** One order on its way through a workflow, whoever does whatever. */
export class OrderWalk {
  order: ServiceOrder;
  now: Date;
  readonly trace: string[] = [];
  private readonly history: { status: string; at: Date }[];
  private readonly ownSteps: ReadonlySet<string>;
  private ids = 0;

  constructor(
    readonly workflow: OrderWorkflow,
    status: string,
    at: Date,
    differing: Partial<ServiceOrder>,
    private readonly dice: number,
  ) {
    this.now = at;
    const begun: Claim = {
      id: 'first claim',
      organizationId: 'team1',
      tier: 'TEAM',
      round: 1,
      fromPool: 'OPEN',
      status: 'ACTIVE',
      createdAt: at,
      claimedAt: at,
      contactedAt: null,
      endedAt: null,
      endReason: null,
    };
    const taken =
      status === 'SUBMITTED'
        ? {}
        : {
            claims: [begun],
            appointedAt: status === 'CLAIMED' ? null : new Date(at.getTime() + 2 * 86_400_000),
          };
    const session = status === 'SCHEDULED' || status === 'WAITLISTED' ? { sessionId: 'session' } : {};
    const order = blankOrder(workflow.type, status, at, { ...taken, ...session, ...differing });
    this.order = order;
    this.order = openOrder(workflow, order, this.origin(SYSTEM), this.facts(null, SYSTEM, [])).order;
    this.history = [{ status, at }];
    // what timers give is given by timers alone
    this.ownSteps = new Set(
      Object.values(workflow.deadlines).flatMap(({ marks }) =>
        marks.flatMap(({ send }) => (send ? [send] : [])),
      ),
    );
  }

  /** Everybody's steps, as far as they are known without input. */
  choices(): { actor: Actor; name: string }[] {
    return CAST.flatMap((actor) => {
      const parties = partiesOf(actor, this.order);
      const context = this.context(actor, parties);
      return availableCommands(this.workflow, { status: this.order.status, parties, context })
        .filter((name) => actor.kind !== 'SYSTEM' || !this.ownSteps.has(name))
        .map((name) => ({ actor, name }));
    });
  }

  give(actor: Actor, name: string, dice: number): 'accepted' | 'refused' {
    this.now = new Date(this.now.getTime() + MINUTE);
    const command = someInput(name, actor, this.now, dice, CODES);
    const before = JSON.stringify(this.order);
    const handled = handleCommand(
      this.workflow,
      this.order,
      command,
      this.origin(actor),
      this.facts(command, actor, this.history),
    );
    if (!handled.ok) {
      if (JSON.stringify(this.order) !== before) throw new Error(`${name} was refused and changed the order`);
      return 'refused';
    }
    this.take(handled.value, name);
    return 'accepted';
  }

  /** Jumps to the next mark and reaches it; false when time alone brings nothing more. */
  nextMark(): boolean {
    const [next] = this.order.deadlines
      .filter(({ nextMarkAt }) => nextMarkAt !== null)
      .sort((a, b) => a.nextMarkAt!.getTime() - b.nextMarkAt!.getTime());
    if (!next) return false;
    if (next.nextMarkAt! > this.now) this.now = next.nextMarkAt!;
    const change = reachMark(
      this.workflow,
      this.order,
      next.kind,
      this.origin(SYSTEM),
      this.facts(null, SYSTEM, this.history),
    );
    if (!change) throw new Error(`${next.kind} had come and did nothing`);
    this.take(change, `time:${next.kind}`);
    return true;
  }

  private take(change: OrderChange, name: string): void {
    const before = this.order;
    if (change.order.version !== before.version + 1)
      throw new Error(`${name}: version ${before.version} → ${change.order.version}`);
    if (change.order.round < before.round) throw new Error(`${name}: the round went back`);
    if (
      change.order.round > before.round &&
      change.order.round > 3 &&
      change.order.status !== 'STREET_FALLBACK'
    ) {
      throw new Error(`${name}: round ${change.order.round} did not go to the street`);
    }
    if (
      change.timeline.at(-1)?.toStatus !== change.order.status ||
      change.timeline[0]?.fromStatus !== before.status
    ) {
      throw new Error(`${name}: its timeline does not lead from ${before.status} to ${change.order.status}`);
    }
    if (change.events.length === 0) throw new Error(`${name} told nobody`);
    if (change.order.status !== before.status)
      this.history.push({ status: change.order.status, at: this.now });
    this.trace.push(`${name} → ${change.order.status}`);
    this.order = change.order;
  }

  private facts(command: OrderCommand | null, actor: Actor, history: OrderFacts['history']): OrderFacts {
    const about = this.organizationOf(command);
    const personId = command && 'personId' in command ? command.personId : null;
    return {
      now: this.now,
      calendar: STANDARD_CALENDAR,
      deadlineOverrides: {},
      history,
      organization: about
        ? {
            id: about,
            streetId: STREET_ID,
            kind: about === 'c01' ? 'COMMUNITY' : about === STREET_ID ? 'STREET' : 'SERVICE_TEAM',
            // now and then a team is gone
            active: about !== 'team3' || this.dice % 3 !== 0,
            pausing: false,
            qualified: true,
            serviceAreaPaths: ['gjz/xzz/'],
            load: 0,
            loadCap: 10,
          }
        : null,
      named: { item: null, personId, duplicateOf: { id: 'another', status: 'OPEN' } },
      actorPersonIds: actor.kind === 'PERSON' ? [actor.personId] : [],
      codes: CODES,
      newId: () => `id${++this.ids}`,
    };
  }

  private organizationOf(command: OrderCommand | null): string | null {
    if (command && NAMING.has(command.name) && 'organizationId' in command)
      return command.organizationId ?? null;
    if (command?.name === 'acceptInvitation') return this.order.invitation?.organizationId ?? null;
    return activeClaim(this.order)?.organizationId ?? this.order.details.lastServed?.organizationId ?? null;
  }

  private context(actor: Actor, parties: OrderContext['parties']): OrderContext {
    const command = { name: 'none' } as unknown as OrderCommand;
    return {
      order: this.order,
      command,
      origin: this.origin(actor),
      parties,
      facts: this.facts(null, actor, this.history),
      raise: () => undefined,
    };
  }

  private origin(actor: Actor) {
    return { actor, channel: 'WEB', onBehalfOfPersonId: null, occurredAt: null } as const;
  }
}
