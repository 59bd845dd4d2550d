import type { DataSource } from 'typeorm';
import { CALENDAR_YEARS, standingOf, text, type Text } from '#libs/kernel';

/**
 * Deadlines of the coming months stand on the working-day calendar (handbook §3): a warning for this year and the next when
 * it is an estimate, or missing. What a district has taken over into its database goes before what the product ships with.
 */
export async function calendarWarnings(dataSource: DataSource): Promise<Text[]> {
  const [row] = await dataSource.query<{ year: number; official: number[] }[]>(`
    SELECT extract(year FROM app_now() AT TIME ZONE 'Asia/Shanghai')::int AS year,
      ARRAY(SELECT extract(year FROM date)::int FROM calendar_days WHERE street_id IS NULL GROUP BY 1 HAVING bool_and(NOT provisional)) AS official`);
  const { year, official } = row!;
  return [year, year + 1].flatMap((y) => {
    const standing = official.includes(y) ? 'OFFICIAL' : standingOf(CALENDAR_YEARS, y);
    switch (standing) {
      case 'OFFICIAL':
        return [];
      case 'PROVISIONAL':
        return [
          text(
            `${y} 年的工作日历是预估的，国务院通知公布后请更新`,
            `the working-day calendar of ${y} is an estimate: update it when the notice is out`,
          ),
        ];
      case 'MISSING':
        return [
          text(
            `没有 ${y} 年的工作日历，时限按平常周一至周五计算`,
            `there is no working-day calendar of ${y}: deadlines count plain weeks`,
          ),
        ];
    }
  });
}
