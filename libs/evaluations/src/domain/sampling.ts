import { createHmac } from 'node:crypto';

/** At least a tenth of what was not a bad review is called back blind (handbook §4, 第三方回访). */
export const SAMPLE_SHARE = 0.1;

export type Drawn = 'LOT' | 'TOP_UP';

export interface Lot {
  readonly orderId: string;
  /** The month's secret, 32 bytes in hex; published once the month is over, so that anybody can draw again. */
  readonly seed: string;
  /** Orders of the month that stood for the draw before this one, and how many of them were drawn. */
  readonly eligible: number;
  readonly drawn: number;
  readonly share: number;
}

/** A number in [0, 1) that only seed and order decide. */
export function lotOf(seed: string, orderId: string): number {
  const hash = createHmac('sha256', Buffer.from(seed, 'hex')).update(orderId, 'utf8').digest();
  return hash.readUIntBE(0, 6) / 2 ** 48;
}

/**
 * Whether the order is called: by lot, or because the share would fall below what is promised. The lot alone would keep
 * the share only on average.
 */
export function draw({ orderId, seed, eligible, drawn, share }: Lot): Drawn | null {
  if (lotOf(seed, orderId) < share) return 'LOT';
  return drawn < share * (eligible + 1) ? 'TOP_UP' : null;
}
