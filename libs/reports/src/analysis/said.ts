import type { FigureValue, Period } from '#libs/insights';

/** Numbers as an officer reads them. */
export const percent = (value: number | null): string =>
  value === null ? '—' : `${(value * 100).toFixed(1)}%`;

/** A change between shares: percentage points, always with its sign. */
export function inPoints(by: number | null): string {
  if (by === null) return '—';
  const said = (by * 100).toFixed(1);
  return said === '0.0' || said === '-0.0' ? '持平' : by > 0 ? `+${said}` : said;
}

/** A number of orders, or of orders weighed (满意率). */
export const amount = (value: number): string => (Number.isInteger(value) ? String(value) : value.toFixed(1));

export const fraction = ({
  numerator,
  denominator,
}: Pick<FigureValue, 'numerator' | 'denominator'>): string => `${amount(numerator)}/${amount(denominator)}`;

/** Seconds as hours, as days from two days on. */
export function duration(seconds: number | null): string {
  if (seconds === null) return '—';
  const hours = seconds / 3600;
  return hours < 1
    ? `${Math.round(seconds / 60)}分钟`
    : hours < 48
      ? `${hours.toFixed(1)}小时`
      : `${(hours / 24).toFixed(1)}天`;
}

export const monthName = ({ key }: Pick<Period, 'key'>): string =>
  `${key.slice(0, 4)}年${Number(key.slice(5, 7))}月`;

const MOMENT = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
});
/** `2026-11-22 09:30`, local. */
export const moment = (at: Date): string => MOMENT.format(at);
