import fc from 'fast-check';
import { canonicalJson } from './canonical-json';
import { chain, GENESIS_HASH } from './chain';
import type { NewTimelineEntry, TimelineRow } from './timeline-entry';
import { verifyChain } from './verify-chain';

const base: NewTimelineEntry = {
  streetId: '01900000-0000-7000-8000-000000000001',
  subjectType: 'ServiceOrder',
  subjectId: '01900000-0000-7000-8000-000000000002',
  at: new Date('2026-11-22T08:00:00.000Z'),
  occurredAt: new Date('2026-11-22T07:30:00.000Z'),
  actorKind: 'PERSON',
  actorPersonId: '01900000-0000-7000-8000-000000000003',
  channel: 'COUNTER',
  command: 'placeOrder',
  toStatus: 'SUBMITTED',
  note: { words: '老人独居，水龙头一直在滴水', salt: 'a'.repeat(32) },
  data: { deadlines: ['TRIAGE'], weight: 0.5 },
};

const entry: fc.Arbitrary<NewTimelineEntry> = fc.record({
  streetId: fc.constant(base.streetId),
  subjectType: fc.constant(base.subjectType),
  subjectId: fc.constant(base.subjectId),
  at: fc.date({ noInvalidDate: true }),
  occurredAt: fc.date({ noInvalidDate: true }),
  actorKind: fc.constantFrom('PERSON', 'TOKEN', 'SYSTEM'),
  actorPersonId: fc.option(fc.uuid()),
  actorOrganizationId: fc.option(fc.uuid()),
  onBehalfOfPersonId: fc.option(fc.uuid()),
  channel: fc.constantFrom('WEB', 'PHONE', 'PAPER'),
  command: fc.string(),
  fromStatus: fc.option(fc.string()),
  toStatus: fc.string(),
  round: fc.option(fc.nat()),
  reasonCode: fc.option(fc.string()),
  note: fc.option(fc.record({ words: fc.string(), salt: fc.string() })),
  data: fc.dictionary(
    fc.string(),
    fc.oneof(fc.string(), fc.integer(), fc.double({ noNaN: true }), fc.boolean()),
  ),
});
const chained = fc.array(entry, { minLength: 2, maxLength: 8 }).map((entries) => chain(null, entries));
const headOf = (rows: readonly TimelineRow[]) => rows.at(-1)!;

/** What a row is after a trip through the database. */
const stored = (rows: readonly TimelineRow[]): TimelineRow[] =>
  rows.map((row) => ({ ...row, data: JSON.parse(JSON.stringify(row.data)) as TimelineRow['data'] }));

describe('a chain', () => {
  it('numbers from one and links each entry to the one before', () => {
    const rows = chain(null, [base, { ...base, command: 'triageOrder', note: null }]);
    expect(rows.map((row) => row.seq)).toEqual([1, 2]);
    expect(rows[0]!.prevHash).toBe(GENESIS_HASH);
    expect(rows[1]!.prevHash).toBe(rows[0]!.hash);
  });

  it('goes on from the head its owner keeps', () => {
    const whole = chain(null, [base, base, base]);
    const first = chain(null, [base]);
    expect([...first, ...chain(first[0]!, [base, base])]).toEqual(whole);
  });

  it('has one hash for ever: the hashed form may not change by accident', () => {
    expect(chain(null, [base])[0]!.hash).toBe(
      '2688cecbcb5c6493ff315f5eba2e775cefcc35de85b679d36c36714fad7c1789',
    );
  });

  it('refuses to mix subjects', () => {
    const other = { ...base, subjectId: '01900000-0000-7000-8000-000000000009' };
    expect(() => chain(null, [base, other])).toThrow('one subject');
  });

  it('is verified as it was made, also after a trip through the database', () => {
    fc.assert(
      fc.property(chained, (rows) => {
        expect(verifyChain(rows, headOf(rows))).toEqual({ ok: true });
        expect(verifyChain(stored(rows), headOf(rows))).toEqual({ ok: true });
      }),
    );
  });

  it('stays verifiable when words are erased, and only then', () => {
    const rows = chain(null, [base, base]);
    const erased = rows.map((row) => ({ ...row, note: null, noteSalt: null }));
    expect(verifyChain(erased, headOf(rows))).toEqual({ ok: true });
    const reworded = rows.map((row) => ({ ...row, note: '别的话' }));
    expect(verifyChain(reworded)).toEqual({ ok: false, seq: 1, reason: 'NOTE' });
    const saltLost = rows.map((row) => ({ ...row, noteSalt: null }));
    expect(verifyChain(saltLost)).toEqual({ ok: false, seq: 1, reason: 'NOTE' });
  });
});

describe('tampering is found:', () => {
  const fields = Object.keys(chain(null, [base])[0]!) as (keyof TimelineRow)[];

  it('any single edit of any field', () => {
    fc.assert(
      fc.property(chained, fc.constantFrom(...fields), fc.nat(), (rows, field, pick) => {
        const at = pick % rows.length;
        const edited = rows.map((row, i) => (i === at ? { ...row, [field]: different(row[field]) } : row));
        expect(verifyChain(edited, headOf(rows)).ok).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('any single deletion, the last entry included when the head is known', () => {
    fc.assert(
      fc.property(chained, fc.nat(), (rows, pick) => {
        const at = pick % rows.length;
        expect(
          verifyChain(
            rows.filter((_, i) => i !== at),
            headOf(rows),
          ).ok,
        ).toBe(false);
      }),
    );
  });

  it('the whole record gone', () => {
    const rows = chain(null, [base, base]);
    expect(verifyChain([], headOf(rows))).toEqual({ ok: false, seq: 2, reason: 'HEAD' });
  });

  it('any two entries swapped, even when renumbered and linked again', () => {
    fc.assert(
      fc.property(chained, fc.nat(), fc.nat(), (rows, a, b) => {
        const [i, j] = [a % rows.length, b % rows.length];
        fc.pre(i !== j);
        const swapped = [...rows];
        [swapped[i], swapped[j]] = [rows[j]!, rows[i]!];
        expect(verifyChain(swapped, headOf(rows)).ok).toBe(false);
        const relinked = swapped.map((row, n) => ({
          ...row,
          seq: n + 1,
          prevHash: n === 0 ? GENESIS_HASH : swapped[n - 1]!.hash,
        }));
        expect(verifyChain(relinked, headOf(rows)).ok).toBe(false);
      }),
    );
  });

  it('an entry inserted twice', () => {
    const rows = chain(null, [base, base]);
    expect(verifyChain([rows[0]!, rows[0]!, rows[1]!])).toEqual({ ok: false, seq: 1, reason: 'GAP' });
  });

  it('a whole chain written anew, by the head its owner keeps', () => {
    const rows = chain(null, [base, base]);
    const rewritten = chain(null, [{ ...base, toStatus: 'CLOSED' }, base]);
    expect(verifyChain(rewritten).ok).toBe(true);
    expect(verifyChain(rewritten, headOf(rows))).toEqual({ ok: false, seq: 2, reason: 'HEAD' });
  });
});

describe('canonical JSON', () => {
  it('does not depend on the order of keys', () => {
    expect(canonicalJson({ b: 1, a: { d: [1, { f: 1, e: 2 }], c: null } })).toBe(
      '{"a":{"c":null,"d":[1,{"e":2,"f":1}]},"b":1}',
    );
  });

  it('spells moments in ISO and leaves out what is undefined', () => {
    expect(canonicalJson({ at: new Date(0), gone: undefined })).toBe('{"at":"1970-01-01T00:00:00.000Z"}');
  });
});

function different(value: unknown): unknown {
  if (value instanceof Date) return new Date(value.getTime() === 0 ? 1 : 0);
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'string') return `${value}x`;
  if (value === null) return 'x';
  return { ...(value as object), 'a code that was not there': 1 };
}
