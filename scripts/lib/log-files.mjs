import fs from 'node:fs';
import path from 'node:path';

/** Opens a log for one run, keeping the run before as `<name>.1`. The caller closes it once the child has it. */
export function openLog(file) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  if (fs.existsSync(file)) fs.renameSync(file, `${file}.1`);
  return fs.openSync(file, 'w', 0o600);
}

/** The last lines of a log, for the person who has to know why something stopped. */
export function tail(file, lines = 15) {
  try {
    return fs.readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
  } catch {
    return '';
  }
}
