import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const dist = path.resolve(__dirname, '../../../dist');

/** Runs a script beside the compiled product. @returns what it printed */
const run = (script: string) =>
  execFileSync(process.execPath, ['-e', script], { encoding: 'utf8', env: { PATH: process.env.PATH } });

const caught = (failing: string) => `
  require('${dist}/libs/platform/src/logging/stack-traces.js').mapStackTraces();
  try { ${failing} } catch (error) { console.log(error.stack); }`;
const FAILING = caught(`require('${dist}/libs/platform/src/config/load-config.js').loadConfig({})`);

describe('the stack of an error', () => {
  it('begins with its name and message', () => {
    expect(run(FAILING)).toMatch(/^ConfigError: /);
  });

  it('names files and lines of our sources', () => {
    const place = /at .*\((.+\/load-config\.ts):(\d+):\d+\)/.exec(run(FAILING));
    expect(existsSync(place?.[1] ?? '')).toBe(true);
    expect(Number(place?.[2])).toBeGreaterThan(1);
  });

  it('leaves lines of libraries as they are', () => {
    expect(run(caught(`require('graphql').parse('{')`))).toMatch(/node_modules\/graphql\/.+\.js:\d+:\d+/);
  });

  it('leaves lines of code without a map as they are', () => {
    expect(run(caught('null.x'))).toContain('at [eval]:');
  });
});
