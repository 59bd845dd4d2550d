import type { Actor, Channel } from '#libs/kernel';
import type { Outcome } from './order';

/** Where triage sends what is not ours to serve (handbook §3, REFERRED). */
export type ReferralKind = Extract<
  Outcome,
  'EMERGENCY' | 'HOTLINE_12345' | 'DUPLICATE' | 'OUT_OF_SCOPE' | 'ILLEGAL' | 'SPAM'
>;

interface Referral {
  kind: ReferralKind;
  reason: string;
  /** The outside ticket's number (12345). */
  ticketNumber?: string;
  duplicateOfId?: string;
}

/** Every command an order takes, with its input. Names are those of handbook §3. */
export type OrderCommand =
  | {
      name: 'triageOrder';
      decision: 'ACCEPT' | 'INVITE' | 'ASK' | 'REFER';
      organizationId?: string;
      question?: string;
      referral?: Referral;
      urgency?: 'NORMAL' | 'URGENT';
      itemId?: string;
    }
  | { name: 'referOrder'; referral: Referral }
  | { name: 'supplyInfo'; text: string }
  | { name: 'claimOrder'; organizationId: string }
  | { name: 'waitInLine'; organizationId: string }
  | { name: 'leaveLine'; organizationId: string }
  | { name: 'inviteOrganization'; organizationId: string }
  | { name: 'acceptInvitation' }
  | { name: 'declineInvitation'; reason: string }
  | { name: 'withdrawInvitation'; reason: string }
  | { name: 'summonDepartments'; departments: string[]; expectedAt: Date; reason: string }
  | { name: 'convertToProject'; reason: string; reviewAt: Date }
  | { name: 'markUnmet'; reason: string; reviewAt: Date }
  | { name: 'scheduleOrder'; appointedAt: Date; residentAgreed: boolean; comingMyself?: boolean }
  | { name: 'releaseOrder'; reason: string }
  | { name: 'revokeClaim'; reason: string }
  | { name: 'recordContact'; reached: boolean; note?: string }
  | { name: 'offerAssignment'; personId: string; replacesPersonId?: string }
  | { name: 'acceptAssignment' }
  | { name: 'declineAssignment'; reason: string }
  | { name: 'proposeMaterialCost'; amountFen: number; what: string }
  | { name: 'withdrawMaterialCost' }
  | { name: 'agreeMaterialCost' }
  | { name: 'declineMaterialCost'; reason?: string }
  | { name: 'startService'; code: string }
  | { name: 'finishService'; code?: string; note?: string }
  | { name: 'interruptService'; reason: string; appointedAt: Date }
  | { name: 'confirmOrder'; resolved: boolean; anotherTeam?: boolean; note?: string }
  | {
      name: 'recordCallback';
      result: 'RESOLVED' | 'UNRESOLVED' | 'NO_ANSWER';
      anotherTeam?: boolean;
      note?: string;
    }
  | { name: 'rateOrder'; stars: number; evaluationId: string; ratedAt: Date }
  | { name: 'submitRectification'; note: string }
  | { name: 'recheckOrder'; result: 'PASS' | 'FAIL' | 'NO_ANSWER'; anotherTeam?: boolean; note?: string }
  | { name: 'upholdAppeal'; appealId: string }
  | { name: 'suspendOrder'; reason: string; until: Date }
  | { name: 'resumeOrder'; note?: string }
  | { name: 'cancelOrder'; reason: string }
  | { name: 'urgeOrder'; note?: string }
  | { name: 'requestExtension'; workingDays: number; reason: string; residentTold: boolean }
  | { name: 'decideExtension'; granted: boolean; reason: string }
  | { name: 'addNote'; note: string }
  | { name: 'reportNoShow'; absent: 'PROVIDER' | 'RESIDENT'; note?: string }
  | { name: 'recordDeskCall'; reached: boolean; keep: boolean; note?: string }
  | { name: 'remarkOrder'; note: string; remarkId: string; dueAt: Date }
  | { name: 'acknowledgeRemark'; note: string; remarkId: string }
  | { name: 'reportIncident'; incidentId: string; kind: string }
  | { name: 'handleIncident'; incidentId: string; closed: boolean }
  | { name: 'acknowledgeSupervision'; note: string; supervisionId: string; key: string }
  | { name: 'disputeReferral'; reason: string }
  | { name: 'checkIn' }
  | { name: 'closeRoll' }
  | { name: 'markAbsent' }
  | { name: 'cancelSession'; reason: string }
  | { name: 'offerPlace' }
  | { name: 'acceptPlace' }
  | { name: 'declinePlace' }
  // given by the product itself
  | { name: 'acknowledgeReceipt' }
  | { name: 'poolTimedOut' }
  | { name: 'invitationTimedOut' }
  | { name: 'infoNotSupplied' }
  | { name: 'deskCallTimedOut' }
  | { name: 'confirmationSilent' }
  | { name: 'ratingWindowClosed' }
  | { name: 'rectificationOverdue' }
  | { name: 'unmetReviewed' }
  | { name: 'placeOfferLapsed' }
  | { name: 'sessionBegan' }
  | { name: 'duplicateCancelled' };

export type CommandName = OrderCommand['name'];
export type CommandOf<Name extends CommandName> = Extract<OrderCommand, { name: Name }>;

/** Who gave the command, through which channel, for whom, and when it really happened. */
export interface CommandOrigin {
  readonly actor: Actor;
  readonly channel: Channel;
  /** The person in whose name somebody else acts (proxy, desk, paper). */
  readonly onBehalfOfPersonId: string | null;
  /** When it happened; equals the moment of entry unless entered later (paper, phone). */
  readonly occurredAt: Date | null;
}
