import { UuidV7Ids } from './ids';
import { SeededRandom } from './random';

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('ids', () => {
  it('are UUIDs of version 7 that begin with the time', () => {
    const now = Date.parse('2026-11-22T10:00:00Z');
    const id = new UuidV7Ids(() => now, new SeededRandom(1)).uuid();
    expect(id).toMatch(UUID_V7);
    expect(parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(now);
  });

  it('ascend, also within one millisecond and when the clock steps back', () => {
    let now = 1_000_000;
    const ids = new UuidV7Ids(() => now, new SeededRandom(2));
    const made: string[] = [];
    for (let i = 0; i < 2000; i++) {
      if (i % 100 === 0) now += i % 300 === 0 ? -50 : 7;
      made.push(ids.uuid());
    }
    expect(made).toEqual([...made].sort());
    expect(new Set(made).size).toBe(made.length);
  });

  it('repeat for the same clock and the same seed, for a demonstration that can be repeated', () => {
    const make = (): string => new UuidV7Ids(() => 42, new SeededRandom('demo')).uuid();
    expect(make()).toBe(make());
  });
});
