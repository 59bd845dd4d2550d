import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { runCli } from '../../../scripts/lib/app-process.mjs';
import { cliEntry, projectRoot } from '../../../scripts/lib/project.mjs';
import { connect } from '../lib/services.mjs';

/**
 * A district with so many orders, generated and with its figures, in a database of its own that is kept for the next run.
 * @returns what generating and rebuilding gave, and when
 */
export async function provideDistrict({ services, keptIn, orders, rebuildAgain, say }) {
  const database = `orders_${orders}`;
  const kept = new Kept(path.join(keptIn, `${database}.json`));
  const env = {
    ...services.envOf(database, 'app'),
    NODE_ENV: 'development',
    QUEUE_BACKEND: 'inline',
    STATEMENT_TIMEOUT_MS: '600000', // a street's quarter is one statement
  };
  if (!kept.value.generated) {
    await afresh(services, database);
    await runCli(['migrate'], { env });
    say(`generating ${orders} orders`);
    kept.add({ generated: await resultOf(['generate', '--orders', `${orders}`], env) });
  }
  if (!kept.value.rebuilt || rebuildAgain) {
    say(`rebuilding the figures of ${orders} orders`);
    kept.add({ rebuilt: await resultOf(['insights:rebuild'], env) });
    const pool = connect(services.urlOf(database), 1);
    await pool.query('VACUUM (ANALYZE) order_facts, provider_facts, figure_cells, span_cells');
    await pool.end();
  }
  return { database, orders, ...kept.value };
}

async function afresh(services, database) {
  const admin = connect(services.urlOf('postgres'), 1);
  await admin.query(`DROP DATABASE IF EXISTS ${database}`);
  await admin.query(`CREATE DATABASE ${database}`);
  await admin.end();
}

/** Runs a command of the product whose last line is `RESULT name=value …`. Its progress goes to this terminal. */
function resultOf(args, env) {
  const child = spawn(process.execPath, ['--enable-source-maps', cliEntry, ...args], {
    cwd: projectRoot,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      const [, figures] = /^RESULT (.*)$/m.exec(output) ?? [];
      if (code !== 0 || !figures) return reject(new Error(`${args.join(' ')} failed:\n${output}`));
      const pairs = figures.split(' ').map((pair) => pair.split('='));
      resolve({
        at: new Date().toISOString(),
        ...Object.fromEntries(pairs.map(([name, value]) => [name, Number(value)])),
      });
    });
  });
}

/** What is known of a database that outlives the run, in a file beside it. */
class Kept {
  constructor(file) {
    this.file = file;
    this.value = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : {};
  }

  add(more) {
    this.value = { ...this.value, ...more };
    fs.writeFileSync(this.file, `${JSON.stringify(this.value, null, 2)}\n`);
  }
}
