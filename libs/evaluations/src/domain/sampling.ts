import { createHash, createHmac } from 'node:crypto';

/** At least a tenth of what was not a bad review is called back blind (handbook §4, 第三方回访). */
export const SAMPLE_SHARE = 0.1;

/** By its lot, or because the share would have fallen short. */
export const DRAWN_BY = ['LOT', 'TOP_UP'] as const;
export type Drawn = (typeof DRAWN_BY)[number];

export interface Lot {
  readonly orderId: string;
  /** The month's secret, 32 bytes in hex; its hash is published at once, itself once the month is over. */
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

/** SHA-256 of the seed's bytes, in hex. Published before the month begins: fixes the seed without telling it. */
export const commitmentOf = (seed: string): string =>
  createHash('sha256').update(Buffer.from(seed, 'hex')).digest('hex');

/** An order that stood for the draw: what its lot came to. */
export interface DrawLine {
  readonly orderId: string;
  readonly round: number;
  readonly drawnBy: Drawn | null;
}

/** Hash of the list no order stands in yet. */
export const EMPTY_LIST = '0'.repeat(64);

/** Hash of the list with one line more: SHA-256 of the hash before it and the line, so that it fixes every line and their order. */
export const extendList = (listHash: string, { orderId, round, drawnBy }: DrawLine): string =>
  createHash('sha256')
    .update(`${listHash} ${orderId} ${round} ${drawnBy ?? '-'}`)
    .digest('hex');

/** The month after: `2026-12` → `2027-01`. */
export function monthAfter(month: string): string {
  const [year, number] = month.split('-').map(Number);
  return number === 12 ? `${year! + 1}-01` : `${year}-${String(number! + 1).padStart(2, '0')}`;
}
