import { repeated, round } from '../lib/figures.mjs';
import { closedLoop } from '../lib/load.mjs';
import { startInstallation } from '../lib/installation.mjs';
import { Loop } from '../lib/loop.mjs';
import { warmUp } from './loops.mjs';
import { multiplyOrder } from '../lib/multiply.mjs';
import { connect } from '../lib/services.mjs';

const AT_ONCE = 16;

/** The same street twice, with few and with many orders behind it; whole loops on both, turn by turn. */
export async function measureGrowth({ services, street, orderId, few, many, rounds, seconds, say }) {
  const sizes = { small: few, large: many };
  for (const [database, count] of Object.entries(sizes)) {
    const admin = connect(services.urlOf('postgres'), 1);
    await admin.query(`CREATE DATABASE ${database} TEMPLATE street`);
    await admin.end();
    const pool = connect(services.urlOf(database), 1);
    const begun = performance.now();
    if (count > few) await multiplyOrder(pool, orderId, { from: few, to: count }, street);
    const { rows } = await pool.query('SELECT pg_size_pretty(pg_database_size(current_database())) AS size');
    await pool.end();
    say(
      `growth: ${count} orders on disk (${rows[0].size}) in ${((performance.now() - begun) / 1000).toFixed(0)} s`,
    );
  }
  const installations = {};
  try {
    const rates = { small: [], large: [] };
    for (const database of Object.keys(sizes))
      installations[database] = await startInstallation(services, database);
    const turn = async (database, length) => {
      const loop = new Loop(installations[database], street);
      const begun = performance.now();
      const { done } = await closedLoop(() => loop.run(), { atOnce: AT_ONCE, seconds: length });
      await installations[database].relayed();
      const rate = (done * 1000) / (performance.now() - begun);
      await installations[database].heard();
      return rate;
    };
    for (const database of Object.keys(sizes)) {
      await warmUp(new Loop(installations[database], street), 30);
      await installations[database].heard();
    }
    for (let n = 0; n < rounds; n++) {
      // first one, then the other goes first
      const order = n % 2 === 0 ? ['small', 'large'] : ['large', 'small'];
      for (const database of order) rates[database].push(await turn(database, seconds));
    }
    const small = repeated(rates.small);
    const large = repeated(rates.large);
    return { orders: sizes, small, large, growth: round(small.median / large.median) };
  } finally {
    for (const installation of Object.values(installations)) await installation.stop();
  }
}
