import type { Actor, Refusal } from '#libs/kernel';
import { STANDARD_CALENDAR } from '#libs/kernel';
import type {
  CandidateOrganization,
  Claim,
  DeadlineState,
  OrderCommand,
  OrderFacts,
  ServiceOrder,
} from '#libs/orders';
import { activeClaim, handleCommand, openOrder, reachMark } from '#libs/orders';
import { serviceOrder } from '../index';
import { COMMUNITY, EVERYBODY, organization, product, STREET_ID } from './people';

/** Local time of the street: `2026-11-02 09:00`, a Monday. */
export const local = (time: string): Date => new Date(`${time.replace(' ', 'T')}:00+08:00`);
export const MONDAY = local('2026-11-02 09:00');
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

export const CODES = { start: '111111', finish: '222222' };

/** Follows one order through the real table, step by step, with a clock that jumps. */
export class Story {
  now: Date;
  order: ServiceOrder;
  readonly events: string[] = [];
  readonly commands: string[] = [];
  organizations: Record<string, Partial<CandidateOrganization>> = {};
  named: OrderFacts['named'] = { item: null, personId: null, duplicateOf: null };
  overrides: OrderFacts['deadlineOverrides'] = {};
  household: Record<string, string[]> = {};
  private history: { status: string; at: Date }[] = [];
  private ids = 0;

  constructor(differing: Partial<ServiceOrder> = {}, at: Date = MONDAY) {
    this.now = at;
    this.order = { ...blank(at), ...differing };
    const change = openOrder(
      serviceOrder,
      this.order,
      this.origin(EVERYBODY['resident']!),
      this.facts(null, product),
    );
    this.order = change.order;
    this.history = [{ status: this.order.status, at }];
  }

  /** Opens an order for a session on Wednesday at ten, booked or on its waiting list. */
  static ofSession(status: 'SCHEDULED' | 'WAITLISTED', differing: Partial<ServiceOrder> = {}): Story {
    return new Story({
      status,
      sessionId: 'session',
      appointedAt: local('2026-11-04 10:00'),
      claims: [claimOf('branch')],
      ...differing,
      details: {
        text: 'haircut',
        receiptDeliveredAt: MONDAY,
        lastServed: { organizationId: 'branch', tier: 'TEAM' },
        ...differing.details,
      },
    });
  }

  /** Gives a command that must be accepted. */
  do(actor: Actor, command: OrderCommand): this {
    const handled = this.handle(actor, command);
    if (!handled.ok) {
      throw new Error(
        `${command.name} in ${this.order.status} was refused: ${JSON.stringify(handled.error)}`,
      );
    }
    this.take(handled.value, command.name);
    return this;
  }

  /** The code of the refusal; `null` when the command would be accepted. Changes nothing. */
  refusal(actor: Actor, command: OrderCommand): string | null {
    const handled = this.handle(actor, command);
    if (handled.ok) return null;
    return handled.error.type === 'NOT_YOURS' ? 'NOT_YOURS' : (handled.error.refusal satisfies Refusal).code;
  }

  goTo(time: Date | string): this {
    this.now = typeof time === 'string' ? local(time) : time;
    return this;
  }

  /** Lets time run up to and with that moment; every mark on the way is reached when it is due. */
  passTo(time: Date | string): this {
    const end = typeof time === 'string' ? local(time) : time;
    for (let i = 0; i < 200; i++) {
      const next = this.nextMark();
      if (!next || next.nextMarkAt! > end) break;
      if (next.nextMarkAt! > this.now) this.now = next.nextMarkAt!;
      this.fire(next.kind);
    }
    this.now = end;
    return this;
  }

  pass(ms: number): this {
    return this.passTo(new Date(this.now.getTime() + ms));
  }

  /** Lets time run to the moment a deadline is due, and with it. */
  miss(kind: string): this {
    const { dueAt } = this.deadline(kind);
    return this.passTo(dueAt!);
  }

  /** Whether the firing did anything. */
  fire(kind: string): boolean {
    const change = reachMark(serviceOrder, this.order, kind, this.origin(product), this.facts(null, product));
    if (change) this.take(change, `mark:${kind}`);
    return change !== null;
  }

  nextMark(): DeadlineState | null {
    const ahead = this.order.deadlines.filter((deadline) => deadline.nextMarkAt !== null);
    return ahead.sort((a, b) => a.nextMarkAt!.getTime() - b.nextMarkAt!.getTime())[0] ?? null;
  }

  deadline(kind: string): DeadlineState {
    const found = this.order.deadlines.find((deadline) => deadline.kind === kind);
    if (!found) throw new Error(`${kind} is not in force in ${this.order.status}`);
    return found;
  }

  kinds(): string[] {
    return this.order.deadlines.map(({ kind }) => kind);
  }

  dueAt(kind: string): Date | null {
    return this.deadline(kind).dueAt;
  }

  get status(): string {
    return this.order.status;
  }

  get ended(): string {
    return `${this.order.status}(${this.order.outcome})`;
  }

  get claimant(): string | null {
    return activeClaim(this.order)?.organizationId ?? null;
  }

  facts(command: OrderCommand | null, actor: Actor): OrderFacts {
    const named = command && 'organizationId' in command ? command.organizationId : undefined;
    const invited = command?.name === 'acceptInvitation' ? this.order.invitation?.organizationId : undefined;
    const about = named ?? invited ?? this.claimant ?? this.order.details.lastServed?.organizationId;
    const person = command?.name === 'offerAssignment' ? command.personId : null;
    return {
      now: this.now,
      calendar: STANDARD_CALENDAR,
      deadlineOverrides: this.overrides,
      history: this.history,
      organization: about ? organization(about, this.organizations[about]) : null,
      named: { ...this.named, personId: this.named.personId ?? person },
      actorPersonIds:
        actor.kind === 'PERSON' ? [actor.personId, ...(this.household[actor.personId] ?? [])] : [],
      codes: { start: CODES.start, finish: CODES.finish },
      newId: () => `id${++this.ids}`,
    };
  }

  private handle(actor: Actor, command: OrderCommand): ReturnType<typeof handleCommand> {
    return handleCommand(serviceOrder, this.order, command, this.origin(actor), this.facts(command, actor));
  }

  private take(change: { order: ServiceOrder; events: readonly { type: string }[] }, command: string): void {
    if (change.order.status !== this.order.status)
      this.history.push({ status: change.order.status, at: this.now });
    this.order = change.order;
    this.events.push(...change.events.map(({ type }) => type));
    this.commands.push(command);
  }

  private origin(actor: Actor) {
    return { actor, channel: 'WEB', onBehalfOfPersonId: null, occurredAt: null } as const;
  }
}

function claimOf(organizationId: string, differing: Partial<Claim> = {}): Claim {
  return {
    id: `claim of ${organizationId}`,
    organizationId,
    tier: 'TEAM',
    round: 1,
    fromPool: 'OPEN',
    status: 'ACTIVE',
    createdAt: MONDAY,
    claimedAt: MONDAY,
    contactedAt: null,
    endedAt: null,
    endReason: null,
    ...differing,
  };
}

function blank(at: Date): ServiceOrder {
  return {
    id: 'order',
    streetId: STREET_ID,
    workflow: 'service-order',
    code: 'XZZ-1',
    queryCode: '1',
    status: 'SUBMITTED',
    outcome: null,
    version: 1,
    round: 1,
    urgency: 'NORMAL',
    risk: 'MEDIUM',
    complex: false,
    channel: 'WEB',
    itemId: null,
    sessionId: null,
    standingOrderId: null,
    communityId: 'c01',
    communityPath: COMMUNITY,
    beneficiary: 'PERSON',
    requesterId: 'resident',
    placedById: null,
    pool: null,
    appointedAt: null,
    occurredAt: at,
    receivedAt: at,
    closedAt: null,
    details: { text: 'the tap drips', receiptDeliveredAt: at },
    deadlines: [],
    claims: [],
    invitation: null,
    assignments: [],
    timeline: { seq: 0, hash: null },
  };
}
