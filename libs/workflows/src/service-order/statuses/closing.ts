import { STAY, text } from '#libs/kernel';
import { inputOf } from '#libs/orders';
import * as decide from '../decisions';
import * as effects from '../effects';
import * as guards from '../guards';
import {
  anytime,
  closedRated,
  goodOrBad,
  nextRoundEffects,
  residentsTurn,
  status,
  step,
  when,
  type Statuses,
} from './steps';

/** From "done" to a closed loop: confirmation, rating, repair. */
export const closing: Statuses = {
  DONE: status(
    '待确认',
    'Done',
    'waiting',
    text('请确认问题是否解决', 'Please confirm whether it is solved'),
    ['RECEIPT', 'CONFIRMATION', 'CALLBACK'],
    {
      ...residentsTurn,
      confirmOrder: step({
        to: { RESOLVED: 'CONFIRMED', ...decide.nextRound },
        by: ['RESIDENT', 'HOLDER'],
        decide: (context) =>
          inputOf(context, 'confirmOrder').resolved ? 'RESOLVED' : decide.decideNextRound(context),
        effects: [
          when(
            'RESOLVED',
            (c) => (inputOf(c, 'confirmOrder').resolved ? 'RESOLVED' : 'OPEN'),
            effects.confirm,
          ),
          ...nextRoundEffects((c) =>
            inputOf(c, 'confirmOrder').resolved ? 'RESOLVED' : decide.decideNextRound(c),
          ),
        ],
      }),
      confirmationSilent: step({ to: STAY, by: ['SYSTEM'], effects: [effects.openCallback] }),
      recordCallback: step({
        to: { RESOLVED: 'CONFIRMED', AGAIN: STAY, UNVERIFIED: 'CLOSED', ...decide.nextRound },
        by: ['REVIEWER'],
        decide: decide.decideCallback,
        guards: [guards.notOwnOrder, guards.callbackOpenToday],
        effects: [
          when('RESOLVED', decide.decideCallback, effects.confirm),
          when('AGAIN', decide.decideCallback, effects.countFailedCall),
          when('UNVERIFIED', decide.decideCallback, effects.closeAs('UNVERIFIED')),
          ...nextRoundEffects(decide.decideCallback),
        ],
      }),
    },
  ),
  CONFIRMED: status(
    '待评价',
    'Confirmed',
    'waiting',
    text('请您评价这次服务', 'Please rate the service'),
    ['RECEIPT', 'RATING'],
    {
      ...residentsTurn,
      rateOrder: step({
        to: { GOOD: 'CLOSED', BAD: 'RECTIFYING' },
        by: ['RESIDENT', 'HOLDER', 'REVIEWER', 'SYSTEM'],
        decide: goodOrBad,
        guards: [guards.notServedByMe],
        effects: [
          when('GOOD', goodOrBad, effects.closeAs('RATED')),
          when('BAD', goodOrBad, effects.beginRectification),
        ],
      }),
      ratingWindowClosed: step({ to: 'CLOSED', by: ['SYSTEM'], effects: [effects.closeAs('UNRATED')] }),
    },
  ),
  RECTIFYING: status(
    '整改中',
    'Rectifying',
    'waiting',
    text('服务组织正在整改，会再联系您', 'The organisation is putting it right and will contact you'),
    ['RECTIFICATION_CONTACT', 'RECTIFICATION'],
    {
      ...anytime,
      recordContact: step({
        to: STAY,
        by: ['CLAIMANT', 'VOLUNTEER'],
        effects: [effects.rectificationContact],
      }),
      submitRectification: step({
        to: 'RECHECKING',
        by: ['CLAIMANT'],
        guards: [guards.given('note')],
        effects: [effects.rectificationContact, effects.submitRectification],
      }),
      rectificationOverdue: step({ to: 'STREET_FALLBACK', by: ['SYSTEM'], effects: [effects.toStreet] }),
      upholdAppeal: closedRated('SYSTEM'),
    },
    'RectificationOpened',
  ),
  RECHECKING: status(
    '复核中',
    'Rechecking',
    'waiting',
    text('另一单位会打电话复核', 'Another unit will call you to check'),
    ['RECHECK'],
    {
      ...anytime,
      recheckOrder: step({
        to: { PASS: 'CLOSED', AGAIN: STAY, UNVERIFIED: 'CLOSED', ...decide.nextRound },
        by: ['REVIEWER'],
        decide: decide.decideRecheck,
        guards: [guards.notOwnOrder, guards.recheckCallToday],
        effects: [
          when('PASS', decide.decideRecheck, effects.settleRectification(true)),
          when('PASS', decide.decideRecheck, effects.closeAs('RATED')),
          when('AGAIN', decide.decideRecheck, effects.countFailedRecheck),
          when('UNVERIFIED', decide.decideRecheck, effects.settleRectification(false)),
          when('UNVERIFIED', decide.decideRecheck, effects.closeAs('RATED')),
          ...nextRoundEffects(decide.decideRecheck),
        ],
      }),
      upholdAppeal: closedRated('SYSTEM'),
    },
  ),
};
