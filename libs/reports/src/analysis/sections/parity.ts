import { SMALLEST_SAMPLE, shareByKey, valueOf } from '#libs/insights';
import type { MonthData } from '../month-data';
import { column, note, table, type Block } from '../report-document';
import { duration, percent } from '../said';

const COMPARED = ['RESPONSE', 'CLAIM', 'ON_TIME', 'RESOLUTION', 'SATISFACTION', 'COVERAGE'];

/** Whether those who come by phone, to the counter or are 60 and over are served alike (handbook §5). */
export function parity({ parity: sides }: MonthData): Block[] {
  const figures = COMPARED.map((key) => shareByKey(key)!);
  const claims = sides[0]?.spans ?? [];
  return [
    table(
      '各来单方式与年龄',
      [column('指标', 20), ...sides.map(({ name }) => column(name, 20, 'right'))],
      [
        ['订单', ...sides.map(({ counts }) => String(counts.orders))],
        ...figures.map((figure) => [
          figure.name.zh,
          ...sides.map(({ counts }) => {
            const { value, denominator } = valueOf(figure, counts);
            return value === null
              ? '—'
              : `${percent(value)}${denominator < SMALLEST_SAMPLE ? '（样本太小）' : ''}`;
          }),
        ]),
        ...claims.map(({ figure }, n) => [
          `${figure.name.zh}中位数`,
          ...sides.map(({ spans }) => duration(spans[n]?.median ?? null)),
        ]),
      ],
    ),
    note(
      '线上：网页、微信；线下：电话、柜台、自助机、纸质。导入和其他系统来的订单、年龄不详的居民不计入任何一方。',
    ),
  ];
}
