import { STAY, text } from '#libs/kernel';
import * as decide from '../decisions';
import * as effects from '../effects';
import * as guards from '../guards';
import {
  anytime,
  cancel,
  contact,
  dropsAfterCall,
  extension,
  handBack,
  line,
  materialCost,
  people,
  refer,
  status,
  step,
  suspend,
  when,
  type Statuses,
} from './steps';

/** From the claim to the end of the service. */
export const serving: Statuses = {
  CLAIMED: status(
    '已接单',
    'Claimed',
    'waiting',
    text('接单组织会与您联系约时间', 'The organisation will contact you for a time'),
    ['RECEIPT', 'FIRST_CONTACT', 'FINISH', 'DESK_CALL'],
    {
      ...anytime,
      ...line,
      ...handBack,
      ...people,
      ...materialCost,
      ...extension,
      ...contact,
      // the product itself: an occurrence of a standing order has its time from the rule
      scheduleOrder: step({
        to: 'SCHEDULED',
        by: ['CLAIMANT', 'SYSTEM'],
        guards: [guards.notASession, guards.notComingToMyself, guards.datesAhead('appointedAt')],
        effects: [effects.schedule, effects.contactMade, effects.comeMyself],
      }),
      recordDeskCall: step({
        to: { KEEP: STAY, DROP: 'CANCELLED' },
        by: ['DESK'],
        decide: (context) => (dropsAfterCall(context) ? 'DROP' : 'KEEP'),
        guards: [guards.deskCallOpen],
        effects: [
          effects.closeDeskCall,
          when('DROP', (c) => (dropsAfterCall(c) ? 'DROP' : 'KEEP'), effects.closeAs('NO_SHOW')),
        ],
      }),
      deskCallTimedOut: step({ to: 'CANCELLED', by: ['SYSTEM'], effects: [effects.closeAs('NO_SHOW')] }),
      suspendOrder: suspend,
      referOrder: refer,
      cancelOrder: cancel,
    },
  ),
  SCHEDULED: status(
    '已排期',
    'Scheduled',
    'waiting',
    text('按约定时间上门或到场', 'They come, or meet you, at the agreed time'),
    ['RECEIPT', 'FIRST_CONTACT', 'START', 'FINISH'],
    {
      ...anytime,
      ...line,
      ...handBack,
      ...people,
      ...materialCost,
      ...extension,
      ...contact,
      scheduleOrder: step({
        to: STAY,
        by: ['CLAIMANT'],
        guards: [
          guards.notASession,
          guards.notComingToMyself,
          guards.datesAhead('appointedAt'),
          guards.residentAgreed,
        ],
        effects: [effects.schedule, effects.contactMade, effects.comeMyself],
      }),
      startService: step({
        to: 'IN_SERVICE',
        by: ['CLAIMANT', 'VOLUNTEER'],
        guards: [
          guards.notASession,
          guards.volunteersReady,
          guards.materialCostAnswered,
          guards.startCodeMatches,
        ],
        effects: [effects.start],
      }),
      reportNoShow: step({
        to: decide.noShowTargets,
        by: ['RESIDENT', 'HOLDER', 'DESK', 'CLAIMANT', 'VOLUNTEER'],
        decide: decide.decideNoShow,
        guards: [guards.notASession, guards.noShowFits],
        effects: [
          effects.countNoShow,
          ...Object.keys(decide.handBackTargets).map((outcome) =>
            when(outcome, decide.decideNoShow, effects.handBack('NO_SHOW')),
          ),
        ],
      }),
      checkIn: step({
        to: 'IN_SERVICE',
        by: ['CLAIMANT'],
        guards: [guards.isASession],
        effects: [effects.start],
      }),
      markAbsent: step({
        to: 'CLOSED',
        by: ['CLAIMANT'],
        guards: [guards.isASession, guards.sessionHasBegun],
        effects: [effects.closeAs('ABSENT')],
      }),
      cancelSession: step({
        to: 'CANCELLED',
        by: ['CLAIMANT', 'DESK', 'STREET'],
        guards: [guards.isASession],
        effects: [effects.closeAs('SESSION_CANCELLED')],
      }),
      suspendOrder: step({
        ...suspend,
        by: ['DESK', 'STREET', 'CLAIMANT'],
        guards: [guards.notASession, ...suspend.guards!],
      }),
      referOrder: refer,
      cancelOrder: cancel,
    },
  ),
  IN_SERVICE: status(
    '服务中',
    'In service',
    'waiting',
    text('服务完成后请您报完成码', 'When it is done, give them your finish code'),
    ['RECEIPT', 'SERVICE_END', 'FINISH'],
    {
      ...anytime,
      ...extension,
      finishService: step({
        to: 'DONE',
        by: ['CLAIMANT', 'VOLUNTEER'],
        guards: [guards.notASession, guards.finishCodeMatches],
        effects: [effects.finish],
      }),
      interruptService: step({
        to: 'SCHEDULED',
        by: ['CLAIMANT', 'VOLUNTEER'],
        guards: [guards.notASession, guards.given('reason'), guards.datesAhead('appointedAt')],
        effects: [effects.interrupt],
      }),
      closeRoll: step({
        to: 'DONE',
        by: ['CLAIMANT'],
        guards: [guards.isASession],
        effects: [effects.finish],
      }),
    },
  ),
};
