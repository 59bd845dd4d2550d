import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { signInByPhone, systemUrl, type Tokens } from './system';

const LEFT_MS = 180_000;
const PATIENCE_MS = 30_000;

/**
 * Tokens of a phone that several tests use. Codes go out once a minute to each phone, so all workers of a run share what
 * one of them was given, for as long as it holds.
 */
export async function sharedSignIn(phone: string): Promise<Tokens> {
  const home = path.join(
    os.tmpdir(),
    `browser-sign-ins-${createHash('sha256').update(systemUrl()).digest('hex').slice(0, 12)}`,
  );
  fs.mkdirSync(home, { recursive: true });
  const file = path.join(home, phone);
  const lock = `${file}.lock`;
  for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; await sleep(100)) {
    const known = read(file);
    if (known) return known;
    if (!take(lock)) continue;
    try {
      const tokens = read(file) ?? (await signInByPhone(phone));
      fs.writeFileSync(`${file}.new`, JSON.stringify(tokens));
      fs.renameSync(`${file}.new`, file);
      return tokens;
    } finally {
      fs.rmdirSync(lock);
    }
  }
  throw new Error(`nobody signed ${phone} in within ${PATIENCE_MS} ms`);
}

function take(lock: string): boolean {
  try {
    fs.mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}

function read(file: string): Tokens | undefined {
  if (!fs.existsSync(file)) return undefined;
  const tokens = JSON.parse(fs.readFileSync(file, 'utf8')) as Tokens;
  return Date.parse(tokens.accessTokenExpiresAt) - Date.now() > LEFT_MS ? tokens : undefined;
}
