import { FieldCipher, FileCipher, parseKeyRing } from '#libs/platform';
import type { Command } from '../command';
import { commandDataSource } from '../data-source';
import { databaseUrl } from '../database-url';
import { rotateFields } from '../keys/rotate-fields';
import { rotateFiles } from '../keys/rotate-files';

/**
 * `npm run keys:rotate`, after a new key was put in front of FIELD_ENCRYPTION_KEYS and all processes were started with it.
 * When it has ended, the old key may be taken out.
 */
export const keysRotateCommand: Command = {
  name: 'keys:rotate',
  describe: '用新密钥重新加密个人信息 · encrypt personal fields afresh with the first key',
  async run() {
    const ring = parseKeyRing(process.env['FIELD_ENCRYPTION_KEYS'] ?? '');
    const dataSource = await commandDataSource(databaseUrl()).initialize();
    try {
      const fields = await rotateFields(
        dataSource,
        new FieldCipher(ring),
        ring.current,
        ({ table, column }, done) => {
          if (done > 0) console.log(`${table}.${column}: ${done}`);
        },
      );
      const files = await rotateFiles(dataSource, new FileCipher(ring), ring.current);
      console.log(`RESULT fields=${fields} files=${files} key=${ring.current}`);
    } finally {
      await dataSource.destroy();
    }
  },
};
