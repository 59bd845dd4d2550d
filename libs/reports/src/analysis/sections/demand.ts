import { SMALLEST_SAMPLE, shareByKey, valueOf } from '#libs/insights';
import type { Group, MonthData } from '../month-data';
import { chartOf, column, paragraph, table, type Block } from '../report-document';
import { amount, fraction, percent } from '../said';

const SHOWN_CATEGORIES = 12;
const SHOWN_CELLS = 15;

/** What people asked for, where nobody could help, category by community. */
export function demand({ groups, unmet, now }: MonthData): Block[] {
  const asked = ordered(groups.CATEGORY).slice(0, SHOWN_CATEGORIES);
  const empty = unmet
    .filter(({ counts }) => counts.unmet > 0)
    .sort((a, b) => b.counts.unmet - a.counts.unmet || b.counts.accepted - a.counts.accepted)
    .slice(0, SHOWN_CELLS);
  const most = asked[0];
  return [
    paragraph(
      most
        ? `需求最多的是“${most.name}”，${most.now.orders} 件，占 ${percent(most.now.orders / now.orders)}。目前无人承接的订单共 ${now.unmet} 件。`
        : '本月没有订单。',
    ),
    ...(asked.length > 0
      ? [
          chartOf('各类别的订单', {
            kind: 'rows',
            rows: asked.map((group) => ({
              name: group.name,
              value: group.now.orders,
              part: group.now.unmet,
            })),
            legend: { value: '订单', part: '其中目前无人承接' },
          }),
        ]
      : []),
    table(
      '各社区',
      [
        column('社区', 20),
        column('订单', 12, 'right'),
        column('已办结', 12, 'right'),
        column('无人接单率', 18, 'right'),
        column('未满足', 12, 'right'),
        column('说明', 16),
      ],
      ordered(groups.COMMUNITY).map(communityRow),
    ),
    ...(empty.length > 0
      ? [
          table(
            '未满足需求：类别 × 社区',
            [
              column('服务类别', 34),
              column('社区', 22),
              column('目前无人承接', 18, 'right'),
              column('本月受理', 16, 'right'),
            ],
            empty.map(({ categoryName, community, counts }) => [
              categoryName,
              community,
              amount(counts.unmet),
              amount(counts.accepted),
            ]),
          ),
        ]
      : [paragraph('没有未满足的需求。')]),
  ];
}

const ordered = (groups: readonly Group[]): Group[] =>
  groups
    .filter(({ now }) => now.orders > 0)
    .sort((a, b) => b.now.orders - a.now.orders || (a.name < b.name ? -1 : 1));

function communityRow({ name, now }: Group): string[] {
  const nobody = valueOf(shareByKey('NOBODY_TAKES')!, now);
  return [
    name,
    amount(now.orders),
    amount(now.closed),
    nobody.value === null ? '—' : `${percent(nobody.value)}（${fraction(nobody)}）`,
    amount(now.unmet),
    nobody.denominator < SMALLEST_SAMPLE ? '样本太小' : '',
  ];
}
