import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';

const FIXTURE = 'test/fixtures/requests-dev.csv';

/** What residents type or say. The file has labels, too; nobody in the story may see them, so nothing else is read. */
export function readRequests(file = find(__dirname)): string[] {
  const rows = parse<{ text_zh: string }>(readFileSync(file, 'utf8'), {
    columns: true,
    bom: true,
    relax_column_count: true,
  });
  return rows.map((row) => row.text_zh);
}

/** The fixture lies in the project, whether this runs from source or from the build. */
function find(from: string): string {
  for (let folder = from; folder !== path.dirname(folder); folder = path.dirname(folder)) {
    const candidate = path.join(folder, FIXTURE);
    if (existsSync(candidate)) return candidate;
  }
  throw new Error(`${FIXTURE} is missing · 缺少演示用的诉求文件`);
}
