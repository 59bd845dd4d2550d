import type { MonthData } from '../month-data';
import { column, note, paragraph, table, type Block } from '../report-document';
import { fraction, percent } from '../said';

const SHOWN = 10;

/** Like with like, by what the share of good ratings is at least; small samples are counted, not ranked. */
export function organizations({ rankings }: MonthData): Block[] {
  const served = rankings.filter(({ rows }) => rows.length > 0);
  if (served.length === 0) return [paragraph('本月没有组织承接订单。')];
  return [
    ...served.flatMap(({ kind, rows }): Block[] => {
      const ranked = rows.filter(({ rank }) => rank !== null);
      const few = rows.length - ranked.length;
      if (ranked.length === 0)
        return [paragraph(`${kind}：${few} 个组织有承接，评价都不足10条，样本太小，不排名。`)];
      return [
        table(
          `${kind}好评率（同类比较）`,
          [
            column('名次', 10, 'right'),
            column('组织', 44),
            column('好评率', 14, 'right'),
            column('好评/参评', 16, 'right'),
            column('至少', 14, 'right'),
          ],
          ranked
            .slice(0, SHOWN)
            .map((row) => [
              String(row.rank),
              row.name,
              percent(row.value),
              fraction(row),
              percent(row.interval?.lower ?? null),
            ]),
        ),
        ...(few > 0 ? [note(`另有 ${few} 个组织评价不足10条，样本太小，不排名。`)] : []),
      ];
    }),
    note('名次按好评率95%置信区间的下限排列：一条好评赢不了一个月。'),
  ];
}
