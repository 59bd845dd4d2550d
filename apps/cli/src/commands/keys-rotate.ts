import { PersonSealer } from '#libs/people';
import { BlindIndex, FieldCipher, FileCipher, parseIndexKeys, parseKeyRing } from '#libs/platform';
import type { Command } from '../command';
import { commandDataSource } from '../data-source';
import { databaseUrl } from '../database-url';
import { rotateFields } from '../keys/rotate-fields';
import { rotateFiles } from '../keys/rotate-files';
import { rotateIndexes } from '../keys/rotate-indexes';

/**
 * `npm run keys:rotate`, after a new key was put in front of FIELD_ENCRYPTION_KEYS or BLIND_INDEX_KEY and all processes were
 * started with it. When it has ended, the old key may be taken out.
 */
export const keysRotateCommand: Command = {
  name: 'keys:rotate',
  describe:
    '用新密钥重新加密个人信息并重建索引 · encrypt and index personal fields afresh with the first keys',
  async run() {
    const ring = parseKeyRing(process.env['FIELD_ENCRYPTION_KEYS'] ?? '');
    const index = new BlindIndex(parseIndexKeys(process.env['BLIND_INDEX_KEY'] ?? ''));
    const dataSource = await commandDataSource(databaseUrl()).initialize();
    try {
      const cipher = new FieldCipher(ring);
      const fields = await rotateFields(dataSource, cipher, ring.current, ({ table, column }, done) => {
        if (done > 0) console.log(`${table}.${column}: ${done}`);
      });
      const files = await rotateFiles(dataSource, new FileCipher(ring), ring.current);
      const indexes = await rotateIndexes(dataSource, new PersonSealer(cipher, index), (done) =>
        console.log(`indexes: ${done}`),
      );
      console.log(`RESULT fields=${fields} files=${files} indexes=${indexes} key=${ring.current}`);
    } finally {
      await dataSource.destroy();
    }
  },
};
