import { spawn } from 'node:child_process';
import { cliEntry } from '../../../scripts/lib/project.mjs';

/** Which of the twelve a check of `npm run doctor` belongs to; what is not listed is about the record as a whole. */
const INVARIANT_OF = {
  1: ['one-active-claim', 'claimant-mirrored', 'claimed-has-claim', 'invited-has-invitation'],
  3: [
    ...['deadline-has-timer', 'timer-has-deadline', 'closed-without-timer', 'no-overdue-timer'],
    ...['emergency-watched', 'standing-order-watched'],
  ],
  4: ['late-rounds-at-street', 'outcome-fits-status', 'closed-since'],
  5: ['seats-counted', 'session-over', 'occurrence-once', 'one-evaluation'],
  6: ['answers-exist'],
  8: ['outbox-empty', 'events-heard'],
  10: ['own-order', 'not-rated-by-team'],
};
/** The database says development, or its clock could not run fast. */
const NOT_ASKED = new Set(['real-time-in-production']);

/** The product's own examination, as an operator runs it. */
export async function askDoctor({ services, envOf }) {
  const output = await run(['doctor'], envOf);
  const result = /^RESULT invariants=(\d+)/m.exec(output);
  if (!result) throw new Error(`the doctor did not come to a result:\n${output.slice(-2000)}`);
  const found = [...output.matchAll(/^✗ (\S+) .*: (\d+)$/gm)].filter(([, name]) => !NOT_ASKED.has(name));
  const samples = output.split('\n').filter((line) => line.startsWith('    '));
  void services;
  return {
    asked: Number(result[1]),
    findings: found.map(([, name, broken]) => ({
      invariant: invariantOf(name),
      what: `doctor: ${name}`,
      broken: Number(broken),
      sample: samples.slice(0, 3).map((line) => line.trim()),
    })),
  };
}

const invariantOf = (name) =>
  Number(Object.entries(INVARIANT_OF).find(([, names]) => names.includes(name))?.[0] ?? 2);

function run(args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cliEntry, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.once('error', reject);
    child.once('exit', () => resolve(output));
  });
}
