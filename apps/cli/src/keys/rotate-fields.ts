import type { DataSource, EntityMetadata } from 'typeorm';
import type { FieldCipher } from '#libs/platform';

const BATCH = 500;

export interface SealedColumn {
  readonly table: string;
  readonly column: string;
  readonly keys: readonly string[];
}

/** Every column that holds the text of a FieldCipher: they are named so. */
export function sealedColumns(entities: readonly EntityMetadata[]): SealedColumn[] {
  return entities.flatMap(({ tableName, columns, primaryColumns }) =>
    columns
      .filter(({ databaseName, type }) => databaseName.endsWith('_encrypted') && type === 'text')
      .map(({ databaseName }) => ({
        table: tableName,
        column: databaseName,
        keys: primaryColumns.map((key) => key.databaseName),
      })),
  );
}

/**
 * Encrypts afresh what an older key sealed, five hundred fields at a time, beside live traffic: both keys are in the ring, so
 * every field can be read at every moment. Interrupted, it goes on where it was: what is done shows by its key.
 * @returns how many fields were sealed anew
 */
export async function rotateFields(
  dataSource: DataSource,
  cipher: FieldCipher,
  currentKey: string,
  onProgress: (column: SealedColumn, done: number) => void = () => {},
): Promise<number> {
  let total = 0;
  for (const column of sealedColumns(dataSource.entityMetadatas)) {
    let done = 0;
    for (let n = BATCH; n === BATCH;) {
      n = await rotateBatch(dataSource, cipher, currentKey, column);
      done += n;
      onProgress(column, done);
    }
    total += done;
  }
  return total;
}

function rotateBatch(
  dataSource: DataSource,
  cipher: FieldCipher,
  currentKey: string,
  { table, column, keys }: SealedColumn,
): Promise<number> {
  const id = `concat_ws('|', ${keys.map((key) => `t."${key}"::text`).join(', ')})`;
  return dataSource.transaction(async (manager) => {
    const rows = await manager.query<{ id: string; sealed: string }[]>(
      `SELECT ${id} AS id, "${column}" AS sealed FROM "${table}" t
        WHERE "${column}" IS NOT NULL AND NOT starts_with("${column}", $1) LIMIT ${BATCH} FOR UPDATE`,
      [`${currentKey}.`],
    );
    if (rows.length === 0) return 0;
    await manager.query(
      `UPDATE "${table}" t SET "${column}" = fresh.sealed FROM unnest($1::text[], $2::text[], $3::text[]) AS fresh (id, old, sealed)
        WHERE ${id} = fresh.id AND t."${column}" = fresh.old`,
      [
        rows.map((row) => row.id),
        rows.map(({ sealed }) => sealed),
        rows.map(({ sealed }) => cipher.encrypt(cipher.decrypt(sealed))),
      ],
    );
    return rows.length;
  });
}
