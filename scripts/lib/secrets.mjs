import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/**
 * The keys of a development system, made once and kept beside its data: without them its personal fields cannot be
 * read again. Production sets them itself; a value in the environment always wins.
 * @param {string} dataDir
 * @returns {{ JWT_SECRET: string, FIELD_ENCRYPTION_KEYS: string, BLIND_INDEX_KEY: string, TOKEN_KEY: string }}
 */
export function developmentSecrets(dataDir) {
  const file = path.join(dataDir, 'secrets.json');
  const kept = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : {};
  if (kept.TOKEN_KEY) return kept;
  const secrets = {
    JWT_SECRET: randomBytes(48).toString('base64url'),
    FIELD_ENCRYPTION_KEYS: `k1:${randomBytes(32).toString('base64')}`,
    BLIND_INDEX_KEY: randomBytes(32).toString('base64'),
    // data from before tokens had a key of their own: they were made with this one
    TOKEN_KEY: kept.BLIND_INDEX_KEY ?? randomBytes(32).toString('base64'),
    ...kept,
  };
  fs.writeFileSync(`${file}.new`, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  fs.renameSync(`${file}.new`, file);
  return secrets;
}
