import { SHARES, SMALLEST_SAMPLE, valueOf, type Counts } from '#libs/insights';
import { XlsxTable } from '#libs/exports';
import type { MonthData } from '../analysis/month-data';

/** The month's figures as numbers, of the street and each community, to compute on. */
export async function writeSheet(data: MonthData): Promise<{ bytes: Buffer; rows: number }> {
  const sheet = new XlsxTable('月度指标', [
    { title: '范围', width: 16 },
    { title: '指标', width: 16 },
    { title: '本月', width: 10 },
    { title: '分子', width: 10 },
    { title: '分母', width: 10 },
    { title: '95%区间下限', width: 13 },
    { title: '95%区间上限', width: 13 },
    { title: '上月', width: 10 },
    { title: '上年同月', width: 10 },
    { title: '说明', width: 12 },
    { title: '公式', width: 30 },
  ]);
  let rows = 0;
  const scopes: readonly { name: string; now: Counts; lastMonth: Counts; lastYear: Counts }[] = [
    { ...data, name: data.street },
    ...data.groups.COMMUNITY,
  ];
  for (const { name, now, lastMonth, lastYear } of scopes)
    for (const figure of SHARES) {
      const { value, numerator, denominator, interval } = valueOf(figure, now);
      rows++;
      await sheet.row([
        name,
        figure.name.zh,
        value,
        numerator,
        denominator,
        interval?.lower ?? null,
        interval?.upper ?? null,
        valueOf(figure, lastMonth).value,
        valueOf(figure, lastYear).value,
        denominator < SMALLEST_SAMPLE ? '样本太小' : '',
        figure.formula.zh,
      ]);
    }
  return { bytes: await sheet.end(), rows };
}
