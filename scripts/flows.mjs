import './lib/require-node.mjs';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import prettier from 'prettier';
import { inProject, projectRoot } from './lib/project.mjs';

/**
 * `npm run flows`: docs/flows.md, which main flow of which role is held by which browser test. The list is Playwright's own;
 * a role has a mark where the test opens a window of its face.
 */
const ROLES = {
  resident: '居民 resident',
  branch: '支部、志愿者 branch, volunteer',
  kiosk: '社区 community desk',
  console: '街道 street, district',
  screen: '大屏 big screen',
};
const FACES = Object.keys(ROLES);
const tests = listed();
const flows = tests.filter(({ tags }) => tags.includes('flow'));
const marks = flows.map((flow) => ({ ...flow, faces: facesOf(flow) }));

const head = `| Flow | ${Object.values(ROLES).join(' | ')} | Test |`;
const rows = marks.map(
  ({ title, file, faces }) =>
    `| ${title.replaceAll('|', '\\|')} | ${FACES.map((face) => (faces.has(face) ? '●' : '')).join(' | ')} | [${path.basename(file)}](../test/browser/${file}) |`,
);
const text = `# Main flows, by role

Written by \`npm run flows\` from Playwright's list; do not edit. ● the test opens a window of this role. Each runs in a real browser
against the real API, worker, PostgreSQL and Redis: \`npm run e2e\`.

${flows.length} flows of ${tests.length} browser tests: ${FACES.map(
  (face) => `${ROLES[face]} ${marks.filter(({ faces }) => faces.has(face)).length}`,
).join(' · ')}.

${head}
| --- | ${FACES.map(() => ':-:').join(' | ')} | --- |
${rows.join('\n')}
`;
const target = inProject('docs/flows.md');
const options = await prettier.resolveConfig(target);
fs.writeFileSync(target, await prettier.format(text, { ...options, filepath: target }));
console.log(`docs/flows.md: ${flows.length} flows of ${tests.length} browser tests`);

/** Every browser test, in the order of the files. */
function listed() {
  const cli = inProject('node_modules/@playwright/test/cli.js');
  const config = inProject('test/browser/playwright.config.ts');
  const answer = execFileSync(
    process.execPath,
    [cli, 'test', '--list', '--reporter=json', '--config', config],
    {
      cwd: projectRoot,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      env: { ...process.env, E2E_TOUR: '' },
    },
  );
  const all = [];
  const walk = ({ specs = [], suites = [] }) => {
    for (const { title, file, line, tags } of specs) all.push({ title, file, line, tags });
    suites.forEach(walk);
  };
  JSON.parse(answer).suites.forEach(walk);
  return all.sort(
    (a, b) =>
      FACES.indexOf(a.file.split('/')[0]) - FACES.indexOf(b.file.split('/')[0]) ||
      a.file.localeCompare(b.file) ||
      a.line - b.line,
  );
}

/** The faces whose windows it opens, after its source; its folder's at least. */
function facesOf({ file, line }) {
  const lines = fs.readFileSync(inProject('test/browser', file), 'utf8').split('\n');
  const from = lines.slice(line - 1);
  const end = from.findIndex((text, at) => at > 0 && /^(test|function|async function)\b/.test(text));
  const source = (end < 0 ? from : from.slice(0, end)).join('\n');
  const opened = [...source.matchAll(/face: '(\w+)'/g)].map(([, face]) => face);
  if (/\bopen\((\)|\{ (as|device))/.test(source)) opened.push('resident');
  return new Set([file.split('/')[0], ...opened]);
}
