import type { DataSource } from 'typeorm';
import type { FileCipher } from '#libs/platform';

/** Files are large: few at a time. */
const BATCH = 10;

/** Seals stored files anew that an older key sealed; goes on where it was stopped. @returns how many */
export async function rotateFiles(
  dataSource: DataSource,
  cipher: FileCipher,
  currentKey: string,
): Promise<number> {
  for (let total = 0; ;) {
    const done = await dataSource.transaction(async (manager) => {
      // each file begins with the length of its key's id, then the id
      const rows = await manager.query<{ id: string; sealed: Buffer }[]>(
        `SELECT id, sealed FROM stored_files
          WHERE substring(sealed FROM 2 FOR get_byte(sealed, 0)) <> convert_to($1, 'UTF8') LIMIT ${BATCH} FOR UPDATE`,
        [currentKey],
      );
      for (const { id, sealed } of rows)
        await manager.query('UPDATE stored_files SET sealed = $2 WHERE id = $1', [
          id,
          cipher.seal(cipher.open(sealed)),
        ]);
      return rows.length;
    });
    total += done;
    if (done < BATCH) return total;
  }
}
