import { SHARES, SMALLEST_SAMPLE, valueOf, type Counts } from '#libs/insights';
import { changeOf, type Change } from '../change';
import type { MonthData } from '../month-data';
import { chartOf, column, paragraph, table, type Block } from '../report-document';
import { amount, fraction, inPoints, monthName, percent } from '../said';

const TREND = ['RESPONSE', 'RESOLUTION', 'SATISFACTION'];

/** What the month was like: a paragraph, all figures, the days, the year. */
export function overview(data: MonthData): Block[] {
  const { now, lastMonth, lastYear } = data;
  const hasYear = lastYear.orders > 0;
  const rows = SHARES.map((figure) => {
    const last = changeOf(figure, now, lastMonth);
    const year = changeOf(figure, now, lastYear);
    return [
      figure.name.zh,
      percent(last.now.value),
      fraction(last.now),
      percent(last.before.value),
      inPoints(last.by),
      ...(hasYear ? [percent(year.before.value), inPoints(year.by)] : []),
      remark(last),
    ];
  });
  return [
    paragraph(summary(data)),
    table(
      '主要指标（变化单位：百分点）',
      [
        column('指标', 17),
        column('本月', 11, 'right'),
        column('分子/分母', 13, 'right'),
        column('上月', 11, 'right'),
        column('比上月', 10, 'right'),
        ...(hasYear ? [column('上年同月', 12, 'right'), column('比上年', 10, 'right')] : []),
        column('说明', 16),
      ],
      rows,
    ),
    chartOf('每日受理与其中已办结的订单', {
      kind: 'bars',
      labels: data.days.map(({ day }) => String(Number(day.slice(8)))),
      series: [
        { name: '受理', values: data.days.map(({ counts }) => counts.orders) },
        { name: '其中已办结', values: data.days.map(({ counts }) => counts.closed) },
      ],
    }),
    ...trend(data),
  ];
}

function trend({ months }: MonthData): Block[] {
  const first = months.findIndex(({ counts }) => counts.orders > 0);
  const shown = first < 0 ? [] : months.slice(first);
  if (shown.length < 2) return [];
  return [
    chartOf('近月三率走势（空心：样本太小）', {
      kind: 'lines',
      labels: shown.map(({ month }) => month.key),
      series: TREND.map((key) => {
        const figure = SHARES.find((one) => one.key === key)!;
        const values = shown.map(({ counts }) => valueOf(figure, counts));
        return {
          name: figure.name.zh,
          values: values.map(({ value }) => value),
          small: values.map(({ denominator }) => denominator < SMALLEST_SAMPLE),
        };
      }),
    }),
  ];
}

function summary({ street, month, now, lastMonth, lastYear }: MonthData): string {
  const said = (key: string): string => {
    const figure = SHARES.find((one) => one.key === key)!;
    const { value, denominator } = valueOf(figure, now);
    return `${figure.name.zh}${percent(value)}${value !== null && denominator < SMALLEST_SAMPLE ? '（样本太小）' : ''}`;
  };
  return (
    `${monthName(month)}，${street}共收到居民诉求订单 ${now.orders} 件，${compared(now, lastMonth, '上月')}，${compared(now, lastYear, '上年同月')}；` +
    `其中进入接单池 ${now.accepted} 件，至今办结 ${now.closed} 件，转介或由居民撤回 ${now.left_out} 件，目前无人承接 ${now.unmet} 件。` +
    `${['RESPONSE', 'RESOLUTION', 'SATISFACTION', 'ON_TIME'].map(said).join('，')}；参评 ${amount(now.rated_closed)} 件，${said('COVERAGE')}，未评价的不算满意。`
  );
}

function compared({ orders }: Counts, { orders: earlier }: Counts, name: string): string {
  if (earlier === 0) return `${name}没有数据`;
  const by = orders - earlier;
  return by === 0 ? `与${name}持平` : `比${name}${by > 0 ? '多' : '少'} ${Math.abs(by)} 件`;
}

function remark({ now, weight, figure, by }: Change): string {
  if (now.value === null) return '无数据';
  if (now.denominator < SMALLEST_SAMPLE) return '样本太小';
  if (weight === 'SMALL_SAMPLE') return '上月样本太小';
  if (weight !== 'CLEAR' || figure.direction === 'NEUTRAL') return weight === 'CLEAR' ? '变化明显' : '';
  return by! > 0 === (figure.direction === 'HIGHER') ? '明显变好' : '明显变差';
}
