import fs from 'node:fs';
import path from 'node:path';

/**
 * When the newest part of a tree was changed. Folders count too: a deleted file leaves its mark only there.
 * @param {string} place a file or a folder
 * @param {(file: string) => boolean} counts which files and folders are looked at
 * @returns {number} milliseconds since 1970; 0 when nothing counts
 */
export function newestIn(place, counts) {
  if (!counts(place)) return 0;
  const stat = fs.statSync(place);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return fs
    .readdirSync(place)
    .map((name) => newestIn(path.join(place, name), counts))
    .reduce((newest, one) => Math.max(newest, one), stat.mtimeMs);
}
