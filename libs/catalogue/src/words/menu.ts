import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';

/** A line of the menu the product ships with, as far as matching needs it. */
export interface MenuEntry {
  readonly nameZh: string;
  readonly descriptionZh: string;
  readonly categoryEn: string;
}

export function readMenu(file = path.join(__dirname, '../../data/service-menu.csv')): MenuEntry[] {
  const rows = parse<Record<string, string>>(fs.readFileSync(file), { columns: true, bom: true });
  return rows.map((row) => ({
    nameZh: row['name_zh']!,
    descriptionZh: row['description_zh']!,
    categoryEn: row['category_en']!,
  }));
}
