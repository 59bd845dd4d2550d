import { err, ok } from '../result';
import type { Result } from '../result';
import { text } from '../text';
import type { Language } from '../text';
import type { Refusal } from '../workflow/definition';

/**
 * `minutes`, `hours`, `days`: clock time, never stops for nights or days off (handbook §3: "h" and "days").
 * `poolHours`: clock time that stands still on days off, as the normal pool and fallback clocks do.
 * `workingHours`: only while people are at their desks. `workingDays`: to the close of the n-th working day after.
 */
export const DEADLINE_UNITS = [
  'minutes',
  'hours',
  'days',
  'poolHours',
  'workingHours',
  'workingDays',
] as const;
export type DeadlineUnit = (typeof DEADLINE_UNITS)[number];

/** `amount` counts `unit`s and may have a fraction, except for working days. As a rest it is negative when overdue. */
export interface DeadlineLength {
  readonly unit: DeadlineUnit;
  readonly amount: number;
}

/** The longest a configured deadline may be; a year and more is a review date, not a deadline. */
const MAX_AMOUNT: Readonly<Record<DeadlineUnit, number>> = {
  minutes: 60 * 24 * 400,
  hours: 24 * 400,
  days: 400,
  poolHours: 24 * 400,
  workingHours: 24 * 400,
  workingDays: 400,
};

/** Reads `24 poolHours`, `5 workingDays`, `30 minutes` as configuration has them. Never zero or negative. */
export function parseDeadlineLength(value: string): Result<DeadlineLength, Refusal> {
  const match = /^(\d{1,7}(?:\.\d{1,3})?) ?([a-zA-Z]+)$/.exec(
    value.normalize('NFKC').trim().replace(/\s+/g, ' '),
  );
  const amount = Number(match?.[1]);
  const unit = DEADLINE_UNITS.find((known) => known === match?.[2]);
  if (!unit) return err(notUnderstood(value));
  if (amount <= 0 || amount > MAX_AMOUNT[unit]) return err(outOfRange(value, unit));
  if (unit === 'workingDays' && !Number.isInteger(amount)) return err(outOfRange(value, unit));
  return ok({ unit, amount });
}

/** The inverse of `parseDeadlineLength`. */
export function formatDeadlineLength(length: DeadlineLength): string {
  return `${length.amount} ${length.unit}`;
}

/** A share of a length, for marks such as "nudge at half time". Working days are rounded up to whole ones. */
export function shareOfLength(length: DeadlineLength, share: number): DeadlineLength {
  const amount = length.amount * share;
  return { unit: length.unit, amount: length.unit === 'workingDays' ? Math.ceil(amount) : amount };
}

/** The length as people read it. Fractions become smaller units, rounded up to the minute; a negative one is overdue. */
export function describeLength(length: DeadlineLength, language: Language): string {
  const size = describeSize({ unit: length.unit, amount: Math.abs(length.amount) }, language);
  if (length.amount >= 0) return size;
  return language === 'zh' ? `超期 ${size}` : `${size} overdue`;
}

function describeSize({ unit, amount }: DeadlineLength, language: Language): string {
  const zh = language === 'zh';
  switch (unit) {
    case 'minutes':
      return describeClock(amount, 60, language);
    case 'hours':
      return describeClock(amount * 60, 60, language);
    case 'days':
      return describeClock(amount * 24 * 60, 1440, language);
    case 'poolHours':
      return describeClock(amount * 60, 60, language) + (zh ? '（只在工作日计时）' : ' (working days only)');
    case 'workingHours':
      if (!Number.isInteger(amount)) {
        return zh
          ? `工作时间 ${describeClock(amount * 60, 60, language)}`
          : `${describeClock(amount * 60, 60, language)} of working hours`;
      }
      return zh ? `${amount} 个工作小时` : counted(amount, 'working hour');
    case 'workingDays':
      return zh ? `${amount} 个工作日` : counted(amount, 'working day');
  }
}

/** `90` minutes as "1 小时 30 分钟"; `largest` is the largest unit to use, in minutes (60 or 1440). */
function describeClock(minutes: number, largest: 60 | 1440, language: Language): string {
  // tolerates the rounding noise of a rest computed from milliseconds
  const whole = Math.ceil(Number(minutes.toFixed(6)));
  const days = largest === 1440 ? Math.floor(whole / 1440) : 0;
  const hours = Math.floor((whole - days * 1440) / 60);
  const rest = whole - days * 1440 - hours * 60;
  const parts: string[] = [];
  if (days) parts.push(language === 'zh' ? `${days} 天` : counted(days, 'day'));
  if (hours) parts.push(language === 'zh' ? `${hours} 小时` : counted(hours, 'hour'));
  if (rest || parts.length === 0) parts.push(language === 'zh' ? `${rest} 分钟` : counted(rest, 'minute'));
  return parts.join(' ');
}

const counted = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;

function notUnderstood(value: string): Refusal {
  return {
    code: 'DEADLINE_LENGTH_NOT_UNDERSTOOD',
    message: text(`看不懂时限“${value}”。`, `The deadline length “${value}” is not understood.`),
    wayOut: text(
      `请写数字加单位，例如 24 poolHours；单位有：${DEADLINE_UNITS.join('、')}。`,
      `Write a number and a unit, such as 24 poolHours. Units: ${DEADLINE_UNITS.join(', ')}.`,
    ),
  };
}

function outOfRange(value: string, unit: DeadlineUnit): Refusal {
  const whole = unit === 'workingDays';
  return {
    code: 'DEADLINE_LENGTH_OUT_OF_RANGE',
    message: text(`时限“${value}”超出允许范围。`, `The deadline length “${value}” is out of range.`),
    wayOut: text(
      `请写大于 0、不超过 ${MAX_AMOUNT[unit]} 的${whole ? '整数' : '数'}。`,
      `Write a ${whole ? 'whole ' : ''}number above 0 and up to ${MAX_AMOUNT[unit]}.`,
    ),
  };
}
