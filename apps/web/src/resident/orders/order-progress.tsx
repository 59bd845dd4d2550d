import type { MyOrderFragment } from '../../generated/graphql';
import { dayAndTime } from '../../shared/display/moments';
import { colon } from '../../shared/texts/punctuation';
import { Timeline, type Stage, type StageLine } from '../../shared/ui/timeline';
import { say } from '../texts/words';

/** Which stage a line of the record is told under. Lines of no stage (notes, receipts) are left to the record. */
const TOLD_UNDER: Readonly<Record<string, Stage>> = {
  placeOrder: 'ACCEPTED',
  triageOrder: 'ACCEPTED',
  supplyInfo: 'ACCEPTED',
  referOrder: 'ACCEPTED',
  disputeReferral: 'ACCEPTED',
  inviteOrganization: 'CLAIMED',
  declineInvitation: 'CLAIMED',
  poolTimedOut: 'CLAIMED',
  claimOrder: 'CLAIMED',
  acceptInvitation: 'CLAIMED',
  releaseOrder: 'CLAIMED',
  revokeClaim: 'CLAIMED',
  acceptPlace: 'CLAIMED',
  recordContact: 'SCHEDULED',
  scheduleOrder: 'SCHEDULED',
  suspendOrder: 'SCHEDULED',
  resumeOrder: 'SCHEDULED',
  startService: 'SERVICE',
  interruptService: 'SERVICE',
  reportNoShow: 'SERVICE',
  finishService: 'SERVICE',
  confirmOrder: 'CONFIRMED',
  recordCallback: 'CONFIRMED',
  rateOrder: 'RATED',
  submitRectification: 'RATED',
  recheckOrder: 'RATED',
  cancelOrder: 'ACCEPTED',
  cancelSession: 'SCHEDULED',
};
/** Steps that owe the resident a reason: the notice of each says that the order has it. */
const WITH_REASON: readonly string[] = ['referOrder', 'suspendOrder', 'cancelOrder', 'cancelSession'];
/** The last lines tell where it stands; a long story is in the record. */
const LINES_PER_STAGE = 3;

export function OrderProgress({ order }: { readonly order: MyOrderFragment }) {
  const lines: Partial<Record<Stage, StageLine>> = {};
  for (const { command, text, at, note } of order.timeline) {
    const stage = TOLD_UNDER[command];
    if (!stage) continue;
    const told = note && WITH_REASON.includes(command) ? `${text}${colon()}${note}` : text;
    const notes = [...(lines[stage]?.notes ?? []), `${told} · ${dayAndTime(at)}`];
    lines[stage] = { notes: notes.slice(-LINES_PER_STAGE) };
  }
  return <Timeline label={say('progress')} status={order.status} lines={lines} />;
}
