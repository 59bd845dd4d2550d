import type { Channel, Light } from '#libs/kernel';

export type Urgency = 'NORMAL' | 'URGENT';
export type Risk = 'LOW' | 'MEDIUM' | 'HIGH';
export type Beneficiary = 'PERSON' | 'HOUSEHOLD' | 'ORGANIZATION';

/** Pools an order waits in, and falls through, until somebody takes it (handbook §3). */
export const POOLS = ['OPEN', 'COMMUNITY_FALLBACK', 'STREET_FALLBACK'] as const;
export type Pool = (typeof POOLS)[number];

/** Why an order ended, or where it went: the word in brackets behind its status in handbook §3. */
export type Outcome =
  | 'RATED'
  | 'UNRATED'
  | 'UNVERIFIED'
  | 'ABSENT'
  | 'WITHDRAWN'
  | 'NO_REPLY'
  | 'NO_SHOW'
  | 'NO_PLACE'
  | 'SESSION_CANCELLED'
  | 'EMERGENCY'
  | 'HOTLINE_12345'
  | 'DUPLICATE'
  | 'OUT_OF_SCOPE'
  | 'ILLEGAL'
  | 'SPAM'
  | 'PROJECT'
  | 'UNMET';

/** Level of the unit that serves; who may call back and recheck follows from it (handbook §3, "Who may"). */
export type ServingTier = 'TEAM' | 'COMMUNITY' | 'STREET';

export interface Claim {
  readonly id: string;
  readonly organizationId: string;
  readonly tier: ServingTier;
  readonly round: number;
  readonly fromPool: Pool;
  status: 'ACTIVE' | 'WAITING' | 'ENDED';
  readonly createdAt: Date;
  /** When it became the active claim; null while waiting in line. */
  claimedAt: Date | null;
  contactedAt: Date | null;
  endedAt: Date | null;
  endReason: string | null;
}

export interface Invitation {
  readonly id: string;
  readonly organizationId: string;
  readonly fromPool: Pool;
  status: 'PENDING' | 'ACCEPTED' | 'DECLINED' | 'WITHDRAWN' | 'LAPSED';
  readonly invitedAt: Date;
  answeredAt: Date | null;
  reason: string | null;
}

export interface Assignment {
  readonly id: string;
  readonly claimId: string;
  readonly personId: string;
  status: 'OFFERED' | 'ACCEPTED' | 'DECLINED' | 'REPLACED';
  readonly offeredAt: Date;
  answeredAt: Date | null;
}

/** A deadline in force: what people see (`deadlines { kind, dueAt, light }`) and what its timer is armed from. */
export interface DeadlineState {
  readonly kind: string;
  readonly startsAt: Date;
  /** Null while the order's clocks stand still. */
  readonly dueAt: Date | null;
  /** Marks that have been reached already, counted from the first. */
  readonly reached: number;
  /** When the next mark is due; null while paused or when no mark is left. */
  readonly nextMarkAt: Date | null;
  readonly light: Light;
}

/** What happened to an order as far as the figures ask (handbook §5). Only ever added to: see `noteCourse`. */
export interface OrderCourse {
  /** When its pool's time first ran out. */
  fellBackAt?: Date;
  unmetAt?: Date;
  /** First contact under each claim; null deadlines (sessions) leave none. */
  contacts?: { organizationId: string; claimedAt: Date; at: Date; inTime: boolean }[];
  /** Each round that was finished. `inTime` is null where nothing was promised: a session's order. */
  rounds?: {
    round: number;
    organizationId: string | null;
    claimedAt: Date | null;
    startedAt: Date | null;
    finishedAt: Date;
    proved: boolean;
    inTime: boolean | null;
  }[];
  /** What the resident said of each round. Callbacks have rows of their own. */
  confirmations?: { round: number; organizationId: string | null; resolved: boolean }[];
}

/** What material may cost, agreed before the service begins; the service itself is free. In fen (1/100 yuan). */
export interface MaterialCost {
  readonly amountFen: number;
  /** Which material: `水龙头一个`. */
  readonly what: string;
  status: 'PROPOSED' | 'AGREED' | 'DECLINED';
  readonly proposedAt: Date;
  decidedAt: Date | null;
}

/** What an order remembers beyond its columns; each part is absent until the workflow needs it. */
export interface OrderDetails {
  /** What the resident asked for, in the resident's own words. */
  text: string;
  poolEnteredAt?: Date;
  receiptDeliveredAt?: Date;
  /** When it came back to triage; the triage clock counts from here then. */
  resubmittedAt?: Date;
  needsInfo?: { question: string; askedAt: Date };
  suppliedInfo?: { text: string; at: Date }[];
  deskCall?: { purpose: 'NO_REPLY' | 'NO_SHOW'; openedAt: Date };
  startedAt?: Date;
  finishedAt?: Date;
  /** Whether the finish was proved by the resident's code, or declared by the team. */
  finishProved?: boolean;
  confirmedAt?: Date;
  suspension?: { from: string; until: Date; at: Date };
  extension?: {
    status: 'REQUESTED' | 'GRANTED' | 'REFUSED';
    workingDays: number;
    requestedAt: Date;
    decidedAt?: Date;
  };
  referral?: {
    decidedByPersonId: string | null;
    decidedAt: Date;
    ticketNumber?: string;
    duplicateOfId?: string;
  };
  unmet?: { reviewAt: Date };
  summons?: { departments: string[]; expectedAt: Date; at: Date }[];
  providerNoShows?: number;
  residentNoShows?: number;
  callback?: { openedAt: Date; dueFrom: Date; failed: number; lastAttemptAt?: Date };
  rectification?: {
    openedAt: Date;
    contactedAt?: Date;
    submittedAt?: Date;
    failedCalls: number;
    lastCallAt?: Date;
    verified?: boolean;
  };
  placeOffer?: { offeredAt: Date };
  /** Offers of a free place this person let pass. */
  offersLapsed?: number;
  urgedAt?: Date;
  urges?: number;
  /** The team that served last; outlives its claim for callbacks, rechecks and late ratings. */
  lastServed?: { organizationId: string; tier: ServingTier };
  agreedPersonCount?: number;
  /** The volunteer asked for again, and the organisation that volunteer came from: asked first, never forced. */
  preferred?: { personId: string; organizationId: string };
  /** How the resident wants to be reached about this order; absent: as for everything else. */
  contactPreference?: 'CALL' | 'SMS' | 'FAMILY';
  materialCost?: MaterialCost;
  /** Remarks no unit has answered yet. */
  openRemarks?: string[];
  /** Incidents the street has not settled yet. */
  openIncidents?: string[];
  /** Tiers called to account for a red deadline that have not answered yet (`supervisionKey`). */
  openSupervision?: string[];
  /** Organisations the resident asked not to send again. */
  notAgain?: string[];
  /** A session's order that is served as any other now: referred and taken back, or its redo. */
  leftSession?: 'REFERRED' | 'SERVED';
  course?: OrderCourse;
  /** Marks of deadlines that are out of force for the moment, so that nobody is told twice when they come back. */
  reachedMarks?: Record<string, { startsAt: Date; reached: number }>;
}

/**
 * A service order and all that changes with it in one unit: the aggregate. Effects of the workflow change a copy;
 * the repository writes the difference under the version it read.
 */
export interface ServiceOrder {
  readonly id: string;
  readonly streetId: string;
  readonly workflow: string;
  readonly code: string;
  readonly queryCode: string;
  status: string;
  outcome: Outcome | null;
  version: number;
  round: number;
  urgency: Urgency;
  risk: Risk;
  complex: boolean;
  readonly channel: Channel;
  itemId: string | null;
  readonly sessionId: string | null;
  readonly standingOrderId: string | null;
  readonly communityId: string;
  readonly communityPath: string;
  readonly beneficiary: Beneficiary;
  /** The person it is for. */
  readonly requesterId: string;
  /** Who placed it, when that was somebody else (desk, relative). */
  readonly placedById: string | null;
  pool: Pool | null;
  appointedAt: Date | null;
  /** When it happened (a paper form's date); deadlines count from `receivedAt`. */
  readonly occurredAt: Date;
  readonly receivedAt: Date;
  closedAt: Date | null;
  details: OrderDetails;
  deadlines: DeadlineState[];
  claims: Claim[];
  invitation: Invitation | null;
  assignments: Assignment[];
  /** Head of its timeline: entries so far and the hash of the last. */
  timeline: { seq: number; hash: string | null };
}

/** One call to account: a deadline, a round, a tier (COMMUNITY, then STREET). */
export const supervisionKey = (deadline: string, round: number, tier: string): string =>
  `${deadline}:${round}:${tier}`;

export const activeClaim = (order: ServiceOrder): Claim | null =>
  order.claims.find((c) => c.status === 'ACTIVE') ?? null;

/** Organisations waiting in line, first come first. */
export const waitingLine = (order: ServiceOrder): Claim[] =>
  order.claims
    .filter((claim) => claim.status === 'WAITING')
    .sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1));

export const acceptedVolunteers = (order: ServiceOrder): Assignment[] =>
  order.assignments.filter((a) => a.status === 'ACCEPTED' && a.claimId === activeClaim(order)?.id);

/** Statuses of an order that nobody would take. */
export const UNTAKEN = ['COMMUNITY_FALLBACK', 'STREET_FALLBACK', 'UNMET'] as const;

/** The worst light of all deadlines in force. */
export function lightOf(order: ServiceOrder): Light {
  const lights = order.deadlines.map((deadline) => deadline.light);
  if (lights.includes('RED')) return 'RED';
  return lights.includes('YELLOW') ? 'YELLOW' : 'GREEN';
}
