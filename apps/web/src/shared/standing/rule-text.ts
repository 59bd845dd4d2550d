import type { StandingFragment } from '../../generated/graphql';
import { words } from './texts';

/** 1 Monday … 7 Sunday, short. */
export function weekdayName(weekday: number): string {
  const all = words('weekdays');
  return all.includes(' ') ? all.split(' ')[weekday - 1]! : `周${all[weekday - 1]!}`;
}

/** 每周二、周四 09:00 */
export function ruleText({
  everyDays,
  weekdays,
  at,
}: Pick<StandingFragment, 'everyDays' | 'weekdays' | 'at'>) {
  if (everyDays > 1) return words('everyFewDays', { n: everyDays, at });
  if (weekdays.length === 0 || weekdays.length === 7) return words('daily', { at });
  return words('every', { days: weekdays.map(weekdayName).join(words('between')), at });
}
