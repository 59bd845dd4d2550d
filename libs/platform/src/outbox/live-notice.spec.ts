import { livePayloads, type LiveNotice } from './live-notice';

const notice = (n: number): LiveNotice => ({
  t: 'OrderClaimed',
  s: '0190f000-0000-7000-8000-000000000001',
  id: `0190f000-0000-7000-8000-${String(n).padStart(12, '0')}`,
  p: 'gjz/xzz/社区/',
});

describe('livePayloads', () => {
  it('sends nothing for nothing', () => {
    expect(livePayloads([])).toEqual([]);
  });

  it('packs a small batch into one payload', () => {
    const notices = [notice(1), notice(2)];
    expect(livePayloads(notices).map((payload) => JSON.parse(payload) as unknown)).toEqual([notices]);
  });

  it('splits a large batch below the limit of NOTIFY and keeps every notice in order', () => {
    const notices = Array.from({ length: 500 }, (_, n) => notice(n));
    const payloads = livePayloads(notices);
    expect(payloads.length).toBeGreaterThan(1);
    for (const payload of payloads) expect(Buffer.byteLength(payload)).toBeLessThan(7900);
    expect(payloads.flatMap((payload) => JSON.parse(payload) as LiveNotice[])).toEqual(notices);
  });
});
