import { commitmentOf, draw, EMPTY_LIST, extendList, SAMPLE_SHARE, type DrawLine } from './sampling';

/** What can be wrong with a month's sample. */
export const SAMPLE_FAULTS = [
  'SEED_NOT_COMMITTED',
  'DRAWN_OTHERWISE',
  'LIST_CHANGED',
  'COUNTS_DIFFER',
  'CALL_MISSING',
  'CALL_NOT_DRAWN',
  'ORDER_LEFT_OUT',
] as const;
export type SampleFault = (typeof SAMPLE_FAULTS)[number];

/** A month's sample as it was written down. */
export interface SampleRecord {
  readonly seed: string;
  readonly commitment: string;
  readonly eligible: number;
  readonly drawn: number;
  readonly listHash: string;
  /** In the order in which they stood for the draw. */
  readonly lines: readonly DrawLine[];
}

/** Draws the month again, line by line. Empty: everything is as seed and rule have it. */
export function redraw(sample: SampleRecord): SampleFault[] {
  const { seed, lines } = sample;
  let drawn = 0;
  let listHash = EMPTY_LIST;
  let same = true;
  for (const [eligible, line] of lines.entries()) {
    const lot = { orderId: line.orderId, seed, eligible, drawn, share: SAMPLE_SHARE };
    same &&= draw(lot) === line.drawnBy;
    if (line.drawnBy) drawn++;
    listHash = extendList(listHash, line);
  }
  const checks: readonly (readonly [SampleFault, boolean])[] = [
    ['SEED_NOT_COMMITTED', commitmentOf(seed) === sample.commitment],
    ['DRAWN_OTHERWISE', same],
    ['LIST_CHANGED', listHash === sample.listHash],
    ['COUNTS_DIFFER', lines.length === sample.eligible && drawn === sample.drawn],
  ];
  return checks.filter(([, holds]) => !holds).map(([fault]) => fault);
}
