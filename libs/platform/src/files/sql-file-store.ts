import { Inject, Injectable } from '@nestjs/common';
import { FileCipher } from '../crypto/file-cipher';
import { UnitOfWork, type Tx } from '../database/unit-of-work';
import { FileStore, type NewFile, type ReadFile } from './file-store';

@Injectable()
export class SqlFileStore extends FileStore {
  constructor(
    @Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork,
    @Inject(FileCipher) private readonly cipher: FileCipher,
  ) {
    super();
  }

  override put(tx: Tx, file: NewFile): void {
    const { id, streetId, mediaType, name, bytes, expiresInHours } = file;
    tx.write({
      text: `INSERT INTO stored_files (id, street_id, media_type, name, size, sealed, expires_at)
             VALUES ($1::uuid, $2::uuid, $3, $4, $5::int, $6::bytea, app_now() + make_interval(hours => $7::int))`,
      values: [id, streetId, mediaType, name, bytes.length, this.cipher.seal(bytes), expiresInHours],
    });
  }

  /** Guarded: what was purged meanwhile cannot be kept, and the unit must not pretend it was. */
  override keep(tx: Tx, fileId: string): void {
    tx.write({
      text: `UPDATE stored_files SET expires_at = NULL WHERE id = $1::uuid`,
      values: [fileId],
      expectRows: 1,
    });
  }

  override remove(tx: Tx, fileIds: readonly string[]): void {
    tx.write({ text: `DELETE FROM stored_files WHERE id = ANY($1::uuid[])`, values: [fileIds] });
  }

  override async read(fileId: string): Promise<ReadFile | null> {
    const [row] = await this.unitOfWork.atomic((tx) =>
      tx.query<{ mediaType: string; name: string; sealed: Buffer }>(
        `SELECT media_type AS "mediaType", name, sealed FROM stored_files
          WHERE id = $1::uuid AND (expires_at IS NULL OR expires_at > app_now())`,
        [fileId],
      ),
    );
    return row ? { mediaType: row.mediaType, name: row.name, bytes: this.cipher.open(row.sealed) } : null;
  }
}
