const OFFSET_MS = 8 * 3_600_000;
const SHOWN = 4;

/** The last quarters that are over, the latest first: `2026-Q1`. @param now product time, milliseconds */
export function quartersOver(now: number): string[] {
  const today = new Date(now + OFFSET_MS);
  const current = today.getUTCFullYear() * 4 + Math.floor(today.getUTCMonth() / 3);
  return Array.from({ length: SHOWN }, (_, n) => {
    const quarter = current - 1 - n;
    return `${Math.floor(quarter / 4)}-Q${(quarter % 4) + 1}`;
  });
}
