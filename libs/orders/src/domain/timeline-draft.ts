import type { CommandOrigin, OrderCommand } from './command';
import type { OrderFacts } from './context';
import type { ServiceOrder } from './order';
import type { TimelineDraft } from './order-change';

/** Fields of commands that a timeline may keep in its hash: ids, codes, numbers and dates. */
const TRACED = [
  'organizationId',
  'personId',
  'replacesPersonId',
  'decision',
  'stars',
  'evaluationId',
  'appealId',
  'remarkId',
  'incidentId',
  'supervisionId',
  'kind',
  'closed',
  'workingDays',
  'amountFen',
  'granted',
  'resolved',
  'result',
  'reached',
  'absent',
  'keep',
  'anotherTeam',
  'urgency',
  'itemId',
  'residentAgreed',
  'residentTold',
] as const;
const TRACED_DATES = ['appointedAt', 'until', 'reviewAt', 'expectedAt', 'ratedAt', 'dueAt'] as const;

/** The line a command leaves on the timeline: whitelisted fields in the hash, free words beside it. */
export function timelineDraft(
  fromStatus: string,
  after: ServiceOrder,
  command: OrderCommand,
  origin: CommandOrigin,
  facts: OrderFacts,
): TimelineDraft {
  const input = command as unknown as Record<string, unknown>;
  const referral = input['referral'] as
    { kind?: string; reason?: string; duplicateOfId?: string; ticketNumber?: string } | undefined;
  const data: Record<string, unknown> = {};
  for (const key of TRACED) if (input[key] !== undefined) data[key] = input[key];
  for (const key of TRACED_DATES) if (input[key] instanceof Date) data[key] = input[key].toISOString();
  if (referral?.duplicateOfId) data['duplicateOfId'] = referral.duplicateOfId;
  const note =
    input['reason'] ??
    input['note'] ??
    input['question'] ??
    input['text'] ??
    input['what'] ??
    referral?.reason ??
    null;
  return {
    command: command.name,
    fromStatus,
    toStatus: after.status,
    round: after.round,
    reasonCode: after.outcome ?? referral?.kind ?? null,
    note: typeof note === 'string' && note !== '' ? note : null,
    data,
    at: facts.now,
    origin,
  };
}
