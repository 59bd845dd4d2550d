import fs from 'node:fs';
import { inProject } from './lib/project.mjs';

/**
 * `npm run licences`: every package this product is made of or built with, by licence, from the lock file. Fails on one that is
 * not on the list below. It says nothing of known vulnerabilities: `npm audit` asks the registry, so run it where there is one.
 */
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC-BY-4.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'OFL-1.1', // fonts, embedded in reports
  'PostgreSQL',
  'Python-2.0',
  'Unlicense',
  'Zlib',
]);

/** Linked as a library of its own that anybody may replace, which is what the LGPL asks for: pictures are re-encoded with it. */
const APART = { name: /^@img\/sharp-/, licence: 'LGPL-3.0-or-later' };

/** An expression of SPDX: of alternatives one must be allowed, of what holds together all. */
function isAllowed({ name, licence: expression }) {
  const plain = expression.replace(/[()]/g, ' ').trim();
  return plain.split(/\s+OR\s+/).some((choice) =>
    choice
      .split(/\s+AND\s+/)
      .map((licence) => licence.trim())
      .every((licence) => ALLOWED.has(licence) || (licence === APART.licence && APART.name.test(name))),
  );
}

/** @returns {{ name: string, version: string, licence: string, shipped: boolean }[]} */
function packages() {
  const lock = JSON.parse(fs.readFileSync(inProject('package-lock.json'), 'utf8'));
  return Object.entries(lock.packages)
    .filter(([path]) => path !== '')
    .map(([path, { version, license, dev }]) => ({
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version,
      licence: licenceOf(path, license),
      shipped: !dev,
    }));
}

/** Old packages name it in their own file only. */
function licenceOf(path, known) {
  if (typeof known === 'string') return known;
  const file = inProject(`${path}/package.json`);
  if (!fs.existsSync(file)) return 'unknown';
  const { license, licenses } = JSON.parse(fs.readFileSync(file, 'utf8'));
  return license?.type ?? license ?? licenses?.map(({ type }) => type).join(' OR ') ?? inItsFile(path);
}

/** The oldest say it in the first line of the licence alone. */
function inItsFile(path) {
  const file = inProject(`${path}/LICENSE`);
  return fs.existsSync(file) && /^MIT License/.test(fs.readFileSync(file, 'utf8')) ? 'MIT' : 'unknown';
}

const all = packages();
const refused = all.filter((one) => !isAllowed(one));
if (process.argv.includes('--list')) {
  for (const { name, version, licence } of all) console.log(`${licence.padEnd(24)} ${name} ${version}`);
}
const counts = new Map();
for (const { licence } of all) counts.set(licence, (counts.get(licence) ?? 0) + 1);
for (const [licence, n] of [...counts].sort(([, a], [, b]) => b - a)) {
  console.log(`${String(n).padStart(5)} ${licence}`);
}
for (const { name, version, licence, shipped } of refused) {
  console.error(`✗ ${name} ${version}: ${licence}${shipped ? '' : ' (build only)'}`);
}
const shipped = all.filter((one) => one.shipped).length;
console.log(`RESULT packages=${all.length} shipped=${shipped} refused=${refused.length}`);
process.exitCode = refused.length === 0 ? 0 : 1;
