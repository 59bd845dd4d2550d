import { execFileSync } from 'node:child_process';
import { INVARIANTS } from '../check/index.mjs';
import { projectRoot } from '../../../scripts/lib/project.mjs';

const seconds = (value) => (value === null ? 'never' : `${value.toFixed(1)} s`);
const ms = ({ n, p50, p95, p99, max }) => `p50 ${p50} p95 ${p95} p99 ${p99} max ${max} ms (n=${n})`;

/** Prints a run: its figures, its windows, its violations, and the one line that is kept. */
export function report({ seed, found, figures }) {
  const { timers } = figures;
  const violations = found.reduce((sum, { broken }) => sum + broken, 0);
  console.log(`\ncommit ${commit()}, node ${process.version}, seed ${seed}`);
  console.log(
    `commands ${figures.ops}, orders ${figures.orders}; attempts ok ${figures.attempts.ok}, refused ${figures.attempts.fail}, unknown ${figures.attempts.info}; never known ${figures.unknown}`,
  );
  console.log(
    `raced claims ${figures.races}; answers given twice ${figures.replays}; claim ${ms(figures.claimMs)}, untroubled ${ms(figures.calmClaimMs)}`,
  );
  console.log(
    `timers armed ${timers.armed} fired ${timers.fired} lost ${timers.lost} twice ${timers.twice} early ${timers.early}; by the sweeper ${timers.bySweeper === null ? '?' : `${(timers.bySweeper * 100).toFixed(0)} %`}`,
  );
  console.log(
    `late since due or healed: ${ms(timers.late)}; fired while a fault lasted: ${ms(timers.lateUnderFault)}`,
  );
  console.log(
    `restarts ${figures.restarts}; connections at most ${figures.connections ?? '?'}; memory ${memory(figures.memory)}\n`,
  );
  for (const { names, seconds: lasted, errorRate, firstSuccess, each, drained } of figures.windows)
    console.log(
      `  ${names.padEnd(48)} ${lasted.toFixed(0).padStart(3)} s, unknown ${(errorRate * 100).toFixed(0).padStart(3)} %, first command ${seconds(firstSuccess)}, by each API ${each.map(seconds).join(' / ')}, backlog gone ${drained === null ? 'during the next' : seconds(drained)}`,
    );
  console.log('');
  for (const [invariant, name] of Object.entries(INVARIANTS)) {
    const broken = found.filter((one) => one.invariant === Number(invariant) && one.broken > 0);
    console.log(`${broken.length === 0 ? '✓' : '✗'} ${invariant.padStart(2)} ${name}`);
    for (const one of broken) console.log(`      ${one.what}: ${one.broken} (${one.sample.join('; ')})`);
  }
  console.log(
    `RESULT seed=${seed} ops=${figures.ops} violations=${violations} acked_lost=${found.acknowledgedLost} timers_armed=${timers.armed} timer_p99_ms=${timers.late.p99} first_success_s=${figures.firstSuccess?.toFixed(1) ?? 'never'}`,
  );
  return violations;
}

const memory = (slope) =>
  slope === null ? '?' : `${slope.name} ${slope.from} → ${slope.to} MB in ${slope.minutes.toFixed(1)} min`;

function commit() {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      cwd: projectRoot,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
      .toString()
      .trim();
  } catch {
    return 'unknown';
  }
}
