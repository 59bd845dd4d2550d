import { AUDIENCES } from './audience';
import { noticeText } from './notice-text';
import { NOTICED_EVENTS, templatesFor } from './templates';

const names = { organization: (id: string) => ({ o: '红星支部', c: '幸福社区' })[id] ?? null };
const params = { code: 'XZZ-7KQ2', organizationId: 'o', communityId: 'c', deadline: 'FINISH', light: 'RED' };
const statuses = ['SUBMITTED', 'OPEN', 'COMMUNITY_FALLBACK', 'STREET_FALLBACK', 'CLAIMED'];
const marks = ['START', 'RATING', 'OPEN_POOL', 'something new'].flatMap((kind) =>
  [null, 'YELLOW', 'RED'].map((light) => ({ kind, light, tell: [...AUDIENCES] })),
);
const all = [
  ...NOTICED_EVENTS.flatMap((event) => statuses.flatMap((status) => templatesFor(event, { status }))),
  ...marks.flatMap((mark) => templatesFor('DeadlineMarkReached', mark)),
];

describe('the templates', () => {
  it('are complete in both languages, with every placeholder filled and nobody named', () => {
    expect(new Set(all.map((template) => template.key)).size).toBeGreaterThan(50);
    for (const { key } of all) {
      const { title, body } = noticeText(key, params, names);
      expect([title.zh, body.zh].every((words) => /\p{Script=Han}/u.test(words))).toBe(true);
      expect(
        [title.en, body.en].some((words) => /\p{Script=Han}/u.test(words.replace(/红星支部|幸福社区/, ''))),
      ).toBe(false);
      for (const words of [body.zh, body.en]) expect(words).not.toMatch(/[{}]|undefined|null/);
    }
  });

  it('have words when names and codes are missing', () => {
    for (const { key } of all) expect(noticeText(key, {}, names).body.zh).not.toMatch(/[{}]|undefined|null/);
    expect(noticeText('gone.RESIDENT', { code: 'A' }, names).body.en).toBe(
      'There is news about A: open the order.',
    );
  });

  it('fill in names as they are when read', () => {
    expect(noticeText('orderClaimed.RESIDENT', params, names).body.zh).toBe(
      '红星支部 接了您的 XZZ-7KQ2，会与您联系约时间。',
    );
    expect(noticeText('deadlineMarkReached.STREET', params, names).body).toEqual({
      zh: 'XZZ-7KQ2：办结已超期（红灯）。',
      en: 'XZZ-7KQ2: finishing is overdue (red).',
    });
  });

  const keys = (event: string, payload: object) =>
    templatesFor(event, payload).map((template) => template.key);

  it('depend on the status where they say so', () => {
    expect(keys('OrderPlaced', { status: 'SUBMITTED' })).toEqual([
      'orderPlaced.RESIDENT',
      'orderPlaced.DESK',
    ]);
    expect(keys('OrderPlaced', { status: 'SCHEDULED' })).toEqual(['orderPlaced.RESIDENT']);
    expect(keys('OrderFellBack', { status: 'STREET_FALLBACK' })).toEqual([
      'orderFellBack.RESIDENT',
      'orderFellBack.STREET',
    ]);
  });

  it('tell of a mark whom it names, but not twice what the step it sets off tells', () => {
    const kind = 'OPEN_POOL';
    expect(keys('DeadlineMarkReached', { kind, light: 'YELLOW', tell: ['PROVIDERS'] })).toEqual([
      'deadlineMarkReached.PROVIDERS',
    ]);
    expect(keys('DeadlineMarkReached', { kind, light: null, tell: ['DESK', 'RESIDENT'] })).toEqual([]);
    expect(
      keys('DeadlineMarkReached', {
        kind: 'START',
        light: 'RED',
        tell: ['RESIDENT', 'DESK', 'DESK', 'NOBODY'],
      }),
    ).toEqual(['deadlineMarkReached.RESIDENT.START', 'deadlineMarkReached.DESK']);
    expect(keys('DeadlineMarkReached', {})).toEqual([]);
  });
});
