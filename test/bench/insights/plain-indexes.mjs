import { createRequire } from 'node:module';
import { connect } from '../lib/services.mjs';

const require = createRequire(import.meta.url);

/** Gives the plain GROUP BY its best indexes; they stay with the kept database. */
export async function plainIndexes(url, say) {
  const { PLAIN_INDEXES } = require('./plain.cjs'); // reads what the build has made
  const pool = connect(url, 1);
  say('indexes for the plain GROUP BY');
  await pool.query('SET statement_timeout = 0');
  for (const statement of PLAIN_INDEXES) await pool.query(statement);
  // index-only: what the index holds need not be looked up in the table
  await pool.query('VACUUM (ANALYZE) order_facts');
  await pool.end();
}
