import type { WriteStatement } from '#libs/platform';

export type Columns = Readonly<Record<string, unknown>>;

/** Inserts one row. A conflict with any unique index undoes the unit and tries it again; the next reading refuses in words. */
export function insertRow(table: string, columns: Columns): WriteStatement {
  const names = Object.keys(columns);
  return {
    text: `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((_, i) => `$${i + 1}`).join(', ')}) ON CONFLICT DO NOTHING`,
    values: Object.values(columns),
    expectRows: 1,
  };
}

/** Changes the one row that still is as it was read (`guard`); otherwise the unit is tried again. */
export function updateRow(table: string, guard: Columns, columns: Columns): WriteStatement {
  const guards = Object.keys(guard).map((name, i) => `${name} = $${i + 1}`);
  const changes = Object.keys(columns).map((name, i) => `${name} = $${guards.length + i + 1}`);
  return {
    text: `UPDATE ${table} SET ${changes.join(', ')} WHERE ${guards.join(' AND ')}`,
    values: [...Object.values(guard), ...Object.values(columns)],
    expectRows: 1,
  };
}
