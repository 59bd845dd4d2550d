import { SMALLEST_SAMPLE, type SpanTile } from '#libs/insights';
import type { MonthData } from '../month-data';
import { column, table, type Block } from '../report-document';
import { duration } from '../said';

/** How long it took, the middle and the slow end, against last month. */
export function times({ spans }: MonthData): Block[] {
  return [
    table(
      '办理用时（自然时间，含夜间和休息日）',
      [
        column('环节', 16),
        column('订单', 9, 'right'),
        column('中位数', 15, 'right'),
        column('上月', 15, 'right'),
        column('P90', 15, 'right'),
        column('上月', 15, 'right'),
        column('说明', 15),
      ],
      spans.map(rowOf),
    ),
  ];
}

const rowOf = ({ figure, sampleSize, median, p90, before }: SpanTile): string[] => [
  figure.name.zh,
  String(sampleSize),
  duration(median),
  duration(before?.median ?? null),
  duration(p90),
  duration(before?.p90 ?? null),
  sampleSize < SMALLEST_SAMPLE ? '样本太小' : '',
];
