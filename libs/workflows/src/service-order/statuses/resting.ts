import { STAY, text } from '#libs/kernel';
import * as decide from '../decisions';
import * as effects from '../effects';
import * as guards from '../guards';
import { aftermath, anytime, cancel, status, step, when, type Statuses } from './steps';

/** Where an order waits for a date, or has come to an end. */
export const resting: Statuses = {
  SUSPENDED: status(
    '已挂起',
    'Suspended',
    'waiting',
    text('到写明的日期会继续办', 'It goes on at the date given'),
    ['SUSPENSION'],
    {
      ...anytime,
      resumeOrder: step({
        to: {
          OPEN: 'OPEN',
          COMMUNITY_FALLBACK: 'COMMUNITY_FALLBACK',
          STREET_FALLBACK: 'STREET_FALLBACK',
          CLAIMED: 'CLAIMED',
          SCHEDULED: 'SCHEDULED',
        },
        by: ['DESK', 'STREET', 'CLAIMANT', 'SYSTEM'],
        decide: decide.decideResume,
        effects: [effects.resume],
      }),
      cancelOrder: cancel,
    },
  ),
  WAITLISTED: status(
    '候补',
    'Waitlisted',
    'waiting',
    text('有名额会马上通知您', 'You will be told as soon as a place falls free'),
    ['RECEIPT', 'PLACE_OFFER', 'SESSION_START'],
    {
      ...anytime,
      offerPlace: step({ to: STAY, by: ['SYSTEM'], effects: [effects.offerPlace] }),
      acceptPlace: step({
        to: 'SCHEDULED',
        by: ['RESIDENT', 'HOLDER', 'DESK'],
        guards: [guards.placeOnOffer],
        effects: [effects.takePlace],
      }),
      declinePlace: step({
        to: 'CANCELLED',
        by: ['RESIDENT', 'HOLDER', 'DESK'],
        guards: [guards.placeOnOffer],
        effects: [effects.closeAs('WITHDRAWN')],
      }),
      placeOfferLapsed: step({ to: STAY, by: ['SYSTEM'], effects: [effects.withdrawPlaceOffer] }),
      sessionBegan: step({ to: 'CANCELLED', by: ['SYSTEM'], effects: [effects.closeAs('NO_PLACE')] }),
      cancelSession: step({
        to: 'CANCELLED',
        by: ['CLAIMANT', 'DESK', 'STREET'],
        effects: [effects.closeAs('SESSION_CANCELLED')],
      }),
      cancelOrder: cancel,
    },
  ),
  CLOSED: status(
    '已办结',
    'Closed',
    'final',
    text('已办结，谢谢您', 'Closed, thank you'),
    [],
    {
      ...aftermath,
      addNote: anytime.addNote,
      acknowledgeReceipt: anytime.acknowledgeReceipt,
      rateOrder: step({
        to: { GOOD: STAY, BAD: 'RECTIFYING', BAD_AND_GONE: 'STREET_FALLBACK' },
        by: ['RESIDENT', 'HOLDER', 'REVIEWER', 'SYSTEM'],
        decide: decide.decideLateRating,
        guards: [guards.notServedByMe, guards.lateRatingOpen],
        effects: [
          when('GOOD', decide.decideLateRating, effects.closeAs('RATED')),
          when('BAD', decide.decideLateRating, effects.beginRectification),
          when('BAD_AND_GONE', decide.decideLateRating, effects.toStreet),
        ],
      }),
    },
    'OrderClosed',
  ),
  CANCELLED: status(
    '已撤单',
    'Cancelled',
    'final',
    text('已撤单', 'Cancelled'),
    [],
    { ...aftermath, acknowledgeReceipt: anytime.acknowledgeReceipt },
    'OrderCancelled',
  ),
  REFERRED: status(
    '已转介',
    'Referred',
    'final',
    text('请按说明找相应渠道办理；不同意可以提出异议', 'Please follow the advice; you may dispute it'),
    [],
    {
      ...aftermath,
      acknowledgeReceipt: anytime.acknowledgeReceipt,
      addNote: anytime.addNote,
      disputeReferral: step({
        to: 'SUBMITTED',
        by: ['RESIDENT', 'HOLDER'],
        guards: [guards.withinDisputeWindow, guards.given('reason')],
        effects: [effects.backToTriage],
      }),
      duplicateCancelled: step({
        to: 'SUBMITTED',
        by: ['SYSTEM'],
        effects: [effects.backToTriage, effects.forgetReferral],
      }),
    },
    'OrderReferred',
  ),
  UNMET: status(
    '暂无法满足',
    'Unmet',
    'waiting',
    text('到写明的日期会再试一次', 'It will be tried again at the date given'),
    ['UNMET_REVIEW'],
    {
      ...anytime,
      unmetReviewed: step({ to: 'OPEN', by: ['SYSTEM'], effects: [effects.tryAgain] }),
      cancelOrder: cancel,
    },
    'OrderUnmet',
  ),
};
