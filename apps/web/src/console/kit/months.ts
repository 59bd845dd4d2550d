const OFFSET_MS = 8 * 3_600_000;
const MONTHS_OFFERED = 13;

/** This month in China and those before it, the latest first: `2026-03`. */
export function monthsUntil(now: number): string[] {
  const today = new Date(now + OFFSET_MS);
  const current = today.getUTCFullYear() * 12 + today.getUTCMonth();
  return Array.from({ length: MONTHS_OFFERED }, (_, n) => keyOf(current - n));
}

/** `2026-12` → `2027-01` */
export const monthAfter = (month: string): string =>
  keyOf(Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)));

/** When a month of China begins, UTC. */
export const beginOf = (month: string): string => new Date(`${month}-01T00:00:00+08:00`).toISOString();

/** @param month counted from the year 0 */
const keyOf = (month: number): string =>
  `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
