export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/** Fewer than this is no sample: shown, but not ranked (handbook §4). */
export const SMALLEST_SAMPLE = 10;
const Z = 1.96;

/**
 * Wilson's score interval at 95 % for a share seen in `size` trials; null without trials. A weighted share (满意率) is
 * treated as a share of its size, which makes the interval a little too wide, never too narrow.
 */
export function wilson(share: number, size: number): Interval | null {
  if (size <= 0) return null;
  const z2 = Z * Z;
  const centre = share + z2 / (2 * size);
  const margin = Z * Math.sqrt((share * (1 - share)) / size + z2 / (4 * size * size));
  const scale = 1 + z2 / size;
  return { lower: Math.max(0, (centre - margin) / scale), upper: Math.min(1, (centre + margin) / scale) };
}
