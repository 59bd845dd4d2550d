import type { zh } from './texts.zh';

/** The same, English. */
export const en: Record<keyof typeof zh, string> = {
  standingHint: 'Every week or every two. Once they agree, each time becomes an order a day before.',
  noStanding: 'No regular services yet',
  noStandingHint: 'For example: a haircut every second Tuesday, a call every day.',
  howOften: 'How often',
  rhythm_weekly: 'On days of the week',
  rhythm_fortnightly: 'Every two weeks',
  rhythm_monthly: 'Every four weeks',
  rhythm_daily: 'Every day',
  whichDays: 'Which days',
  atTime: 'At what time',
  firstDay: 'From',
  lastDay: 'Until',
  lastDayHint: 'Empty: until you end it',
  whomToAsk: 'Whom to ask',
  whomToAskHint: 'They are free to decline',
  pickOne: 'Choose',
  standingAnswer: 'They will answer. It is free; leave one out or end it at any time.',
  askStanding: 'Ask',
  standingAsked: 'Sent; they will answer',
};
