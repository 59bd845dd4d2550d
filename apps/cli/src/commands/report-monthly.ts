import { parseArgs } from 'node:util';
import type { Command } from '../command';
import { loadLater } from '../load-later';
import type { MonthlyReportOptions } from '../report/monthly-report-options';

const USAGE =
  '用法 · usage: npm run cli -- report:monthly --street gjz/xzz/ [--month 2026-10] [--format pdf,docx,xlsx] [--out <folder>]';

/** `npm run cli -- report:monthly`: 0 written, 1 no such street or month, 2 the arguments were not understood. */
export const reportMonthlyCommand: Command = {
  name: 'report:monthly',
  describe:
    '写街道月度运行分析 · write a street’s monthly analysis [--street --month --format pdf,docx,xlsx]',
  run(args) {
    const options = optionsOf(args);
    if (!options) {
      console.error(USAGE);
      return Promise.resolve(2);
    }
    return loadLater<typeof import('../report/write-monthly')>(
      __filename,
      '../report/write-monthly',
    ).writeMonthly(process.env, options);
  },
};

function optionsOf(args: readonly string[]): MonthlyReportOptions | null {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        street: { type: 'string' },
        month: { type: 'string' },
        format: { type: 'string', default: 'pdf,docx' },
        out: { type: 'string', default: '.' },
      },
    });
    if (!values.street || (values.month && !/^\d{4}-\d{2}$/.test(values.month))) return null;
    const formats = values.format.toUpperCase().split(',');
    if (!formats.every((format) => ['PDF', 'DOCX', 'XLSX'].includes(format))) return null;
    return { street: values.street, month: values.month ?? null, formats, out: values.out };
  } catch {
    return null;
  }
}
