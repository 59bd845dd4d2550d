import { redraw, type SampleRecord } from './sample-audit';
import {
  commitmentOf,
  draw,
  EMPTY_LIST,
  extendList,
  monthAfter,
  SAMPLE_SHARE,
  type DrawLine,
} from './sampling';

const SEED = 'ab'.repeat(32);

/** A month of 200 orders, drawn as the rule has it. */
function month(): SampleRecord & { lines: DrawLine[] } {
  const lines: DrawLine[] = [];
  let drawn = 0;
  let listHash = EMPTY_LIST;
  for (let eligible = 0; eligible < 200; eligible++) {
    const orderId = `order-${eligible}`;
    const line = {
      orderId,
      round: 1,
      drawnBy: draw({ orderId, seed: SEED, eligible, drawn, share: SAMPLE_SHARE }),
    };
    lines.push(line);
    if (line.drawnBy) drawn++;
    listHash = extendList(listHash, line);
  }
  return { seed: SEED, commitment: commitmentOf(SEED), eligible: 200, drawn, listHash, lines };
}

describe('a month drawn again', () => {
  const kept = month();

  it('comes to the same', () => {
    expect(redraw(kept)).toEqual([]);
    expect(redraw({ ...kept, eligible: 0, drawn: 0, listHash: EMPTY_LIST, lines: [] })).toEqual([]);
  });

  it('shows an order that was spared, one that was picked, and one moved to another place', () => {
    const spared = month();
    const at = spared.lines.findIndex(({ drawnBy }) => drawnBy === 'LOT');
    spared.lines[at] = { ...spared.lines[at]!, drawnBy: null };
    expect(redraw(spared)).toEqual(['DRAWN_OTHERWISE', 'LIST_CHANGED', 'COUNTS_DIFFER']);
    const picked = month();
    const free = picked.lines.findIndex(({ drawnBy }) => drawnBy === null);
    picked.lines[free] = { ...picked.lines[free]!, drawnBy: 'LOT' };
    expect(redraw(picked)).toContain('DRAWN_OTHERWISE');
    const moved = month();
    const [a, b] = moved.lines.flatMap(({ drawnBy }, i) => (drawnBy === null ? [i] : []));
    [moved.lines[a!], moved.lines[b!]] = [moved.lines[b!]!, moved.lines[a!]!];
    expect(redraw(moved)).toEqual(['LIST_CHANGED']);
  });

  it('shows a line taken away though the counts were mended', () => {
    const lines = kept.lines.filter((_, i) => i !== 199);
    const drawn = lines.filter(({ drawnBy }) => drawnBy).length;
    expect(redraw({ ...kept, lines, eligible: 199, drawn })).toEqual(['LIST_CHANGED']);
  });

  it('shows a seed chosen after the commitment, however well the rest fits it', () => {
    expect(redraw({ ...kept, commitment: commitmentOf('cd'.repeat(32)) })).toEqual(['SEED_NOT_COMMITTED']);
    expect(redraw({ ...kept, seed: 'cd'.repeat(32) })).toEqual(['SEED_NOT_COMMITTED', 'DRAWN_OTHERWISE']);
  });

  it('is pinned: an auditor comes to the same hashes with other tools', () => {
    // printf 'ab…' | xxd -r -p | sha256sum; printf '000… order-1 1 LOT' | sha256sum
    expect(commitmentOf(SEED)).toBe('9a2db2e23f1504cd056606553ac049c5e718e8f9ce9233876df1a7a1821af885');
    expect(extendList(EMPTY_LIST, { orderId: 'order-1', round: 1, drawnBy: 'LOT' })).toBe(
      '1ffad514e1535de362090fb6e53b04f06aec21768dbc68e0f37768061596b342',
    );
  });
});

it.each([
  ['2026-01', '2026-02'],
  ['2026-09', '2026-10'],
  ['2026-12', '2027-01'],
])('after %s comes %s', (month, next) => {
  expect(monthAfter(month)).toBe(next);
});
