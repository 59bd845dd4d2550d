import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Clock } from '#libs/kernel';
import { FigureScopes, localDateOf, periodByKey, periodOf, shifted, type View } from '#libs/insights';
import { OrganizationDirectory } from '#libs/organizations';
import { CLOCK } from '#libs/platform';
import { MonthlyReports, reportName, type ReportFormat } from '#libs/reports';
import type { MonthlyReportOptions } from './monthly-report-options';
import { openForReading } from './report-parts';

/**
 * Writes the report as the street's own officer would get it. Whoever runs commands on the database may read it all.
 * @returns the exit code
 * @public loaded by its command when it is run
 */
export async function writeMonthly(
  env: NodeJS.ProcessEnv,
  { street, month, formats, out }: MonthlyReportOptions,
): Promise<number> {
  const parts = await openForReading(env);
  const get = <T>(token: new (...args: never[]) => T): T => parts.get<T>(token, { strict: false });
  try {
    const place = await get(OrganizationDirectory).byPath(street);
    const today = localDateOf(parts.get<Clock>(CLOCK, { strict: false }).now());
    const asked = month ? periodByKey('MONTH', month) : shifted(periodOf('MONTH', today), -1);
    if (place?.kind !== 'STREET' || !asked) {
      console.error(`没有这个街道或月份 · there is no such street or month: ${street} ${month ?? ''}`);
      return 1;
    }
    const sums = await get(FigureScopes).ofStreet(place.id, asked, 'PREVIOUS');
    const view: View = { ...sums, access: { rows: true, asProvider: false } };
    await mkdir(out, { recursive: true });
    for (const format of formats) {
      const { bytes } = await get(MonthlyReports).write(view, format as ReportFormat, () =>
        Promise.resolve(),
      );
      const file = path.join(out, `${reportName(place.name, asked)}.${format.toLowerCase()}`);
      await writeFile(file, bytes);
      console.log(`${file}  ${Math.ceil(bytes.length / 1024)} KB`);
    }
    return 0;
  } finally {
    await parts.close();
  }
}
