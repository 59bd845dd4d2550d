import { NO_COUNTS, periodOf, shifted, type Counts } from '#libs/insights';
import type { MonthData } from './month-data';
import { monthlyReport } from './monthly-report';
import { suggestionsOf } from './suggestions';

const counts = (some: Partial<Counts>): Counts => ({ ...NO_COUNTS, ...some });
const month = periodOf('MONTH', '2026-10-01');
const now = counts({ orders: 30, accepted: 30, responded: 20, unmet: 2, stars_5: 3, bad_reviews: 1 });
const data: MonthData = {
  street: '某街道',
  month,
  asOf: new Date('2026-11-03T01:00:00Z'),
  isOver: true,
  now,
  lastMonth: counts({ orders: 25, accepted: 25, responded: 25 }),
  lastYear: NO_COUNTS,
  groups: {
    CATEGORY: [
      {
        key: 'repair',
        name: '家居维修',
        now,
        lastMonth: counts({ orders: 25, accepted: 25, responded: 25 }),
        lastYear: NO_COUNTS,
      },
    ],
    COMMUNITY: [],
    ORGANIZATION: [],
  },
  days: [],
  months: [
    { month: shifted(month, -1), counts: NO_COUNTS },
    { month, counts: now },
  ],
  spans: [],
  parity: [],
  unmet: [
    { communityId: 'c', community: '甲社区', category: 'repair', categoryName: '家居维修', counts: now },
  ],
  rankings: [],
};
const suggestions = suggestionsOf(data);
const report = monthlyReport(
  data,
  suggestions.map((one) => ({ ...one, orders: [] })),
);
const text = JSON.stringify(report);

it('says what it counts, that it is live, and that a year is not there', () => {
  expect(text).toContain('2026-10-01 至 2026-10-31');
  expect(text).toContain('实时数据');
  expect(text).toContain('上年同月没有数据');
});

it('a clear change is told with who moved it', () => {
  expect(text).toContain('响应率由 100.0%（25/25）降至 66.7%（20/30），-33.3 个百分点，明显变差');
  expect(text).toContain('服务类别“家居维修”');
});

it('small samples are marked and not judged', () => {
  const table = report.blocks.find((block) => block.kind === 'table' && block.title.startsWith('主要指标'));
  const row = table?.kind === 'table' ? table.rows.find(([name]) => name === '满意率') : undefined;
  expect(row?.at(-1)).toBe('样本太小');
});

it('each suggestion rests on orders of a figure, or on sums where ratings are behind it', () => {
  expect(suggestions.map(({ title, behind }) => [title, behind.kind])).toEqual([
    ['补齐“家居维修”的承接力量', 'ORDERS'],
    ['接单后及时联系居民', 'ORDERS'],
    ['差评整改到位', 'SUMS'],
  ]);
  expect(suggestions[0]!.behind).toMatchObject({ within: { category: 'repair' }, total: 2 });
});
