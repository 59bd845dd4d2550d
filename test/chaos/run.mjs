import '../../scripts/lib/require-node.mjs';
import { parseArgs } from 'node:util';
import { ensureBuilt } from '../../scripts/lib/compile.mjs';
import { ensureInstalled } from '../../scripts/lib/ensure-installed.mjs';
import { createSteps, explain } from '../../scripts/lib/steps.mjs';
import { runExperiment } from './lib/experiment.mjs';
import { report } from './lib/report.mjs';

/**
 * `--afterwards <sql>` and `--postgres name=value` are for `npm run chaos:controls`.
 *
 * `npm run chaos -- [--seed N] [--minutes M] [--faults a,b] [--keep]`: the product under load while everything it stands
 * on fails, then the twelve invariants. Ends with `RESULT …`; exit code 1 on any violation.
 */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '8' },
    faults: { type: 'string' },
    keep: { type: 'boolean', default: false },
    afterwards: { type: 'string', multiple: true, default: [] },
    postgres: { type: 'string', multiple: true, default: [] },
  },
});
/** Start, quiet and check take about this long beside the load. */
const AROUND_SECONDS = 60;
const say = createSteps();

try {
  ensureInstalled(say);
  ensureBuilt(say);
  const seconds = Math.max(20, Number(values.minutes) * 60 - AROUND_SECONDS);
  const result = await runExperiment({
    seed: Number(values.seed),
    seconds,
    faults: values.faults?.split(','),
    keep: values.keep,
    afterwards: values.afterwards,
    postgresSettings: Object.fromEntries(values.postgres.map((setting) => setting.split('='))),
    say,
  });
  process.exitCode = report(result) === 0 ? 0 : 1;
} catch (error) {
  explain(error);
  process.exitCode = 1;
}
