import { createRequire } from 'node:module';
import { once } from 'node:events';
import { Pool } from 'undici';
import { freePort } from '../../../scripts/lib/ports.mjs';
import { inProject } from '../../../scripts/lib/project.mjs';
import { latencies, repeated, round } from '../lib/figures.mjs';
import { closedLoop } from '../lib/load.mjs';
import { processorMs, startProgram } from '../lib/processes.mjs';
import { connect } from '../lib/services.mjs';

/** Stands on the build, which may not be there yet when this file is read. */
const statements = () => createRequire(import.meta.url)('../lib/shelf-statements.cjs');
const AT_ONCE = 16;
const FIELDS = `nodes { id nameZh nameEn descriptionZh delivery durationMinutes risk qualification category { id code nameZh }
  providers { id name pausing } sessions { id startsAt endsAt place capacity taken } } pageInfo { hasNextPage endCursor }`;
const BARE = `query shelf($streetId: ID!) { shelf(streetId: $streetId, first: 20) { ${FIELDS} } }`;

/** A page of the shelf: the product, a bare Apollo and the bare statements, turn by turn. */
export async function measureBrowsing({ services, installation, street, rounds, seconds }) {
  const { streetId } = street;
  const url = services.urlOf(installation.database);
  const port = await freePort();
  const server = startProgram(inProject('test/bench/lib/bare-apollo.cjs'), {
    name: 'bare-apollo',
    home: services.home,
    env: { PATH: process.env.PATH, NODE_ENV: 'production', DATABASE_URL: url, PORT: String(port) },
  });
  await once(server.child, 'message');
  const http = new Pool(`http://127.0.0.1:${port}`, { connections: AT_ONCE, pipelining: 1 });
  const pool = connect(url, AT_ONCE);
  try {
    const body = JSON.stringify({ operationName: 'shelf', query: BARE, variables: { streetId } });
    const ways = {
      product: () => installation.client.ask('shelf', { streetId }),
      apollo: async () => {
        const answer = await http.request({
          method: 'POST',
          path: '/',
          headers: { 'content-type': 'application/json' },
          body,
        });
        return JSON.parse(await answer.body.text()).data.shelf;
      },
      sql: () => bare(pool, streetId),
    };
    requireSame(await ways.product(), await ways.apollo());
    for (const ask of Object.values(ways)) await closedLoop(ask, { atOnce: AT_ONCE, seconds: 1.5 });
    const rates = { product: [], apollo: [], sql: [] };
    const times = { product: [], apollo: [], sql: [] };
    const pids = { product: installation.api.pid, apollo: server.pid, sql: process.pid };
    const used = { product: 0, apollo: 0, sql: 0 };
    for (let n = 0; n < rounds; n++) {
      for (const [way, ask] of Object.entries(ways)) {
        const before = processorMs(pids[way]);
        const run = await closedLoop(ask, { atOnce: AT_ONCE, seconds });
        used[way] += processorMs(pids[way]) - before;
        rates[way].push(run.done / run.seconds);
        times[way].push(...run.times);
      }
    }
    const figures = Object.fromEntries(
      Object.keys(ways).map((way) => [
        way,
        {
          ...repeated(rates[way]),
          latency: latencies(times[way]),
          processorMs: round(used[way] / times[way].length),
        },
      ]),
    );
    return {
      ...figures,
      ratio: round(figures.product.median / figures.apollo.median),
      ratioToSql: round(figures.product.median / figures.sql.median),
    };
  } finally {
    await http.close();
    await pool.end();
    await server.stop();
  }
}

async function bare(pool, streetId) {
  const { SHELF, CATEGORIES, PROVIDERS, SESSIONS } = statements();
  const first = await pool.query({
    ...SHELF,
    values: [streetId, null, null, null, -1, '00000000-0000-0000-0000-000000000000', 21],
  });
  const items = first.rows.slice(0, 20);
  const ids = items.map(({ id }) => id);
  return Promise.all([
    pool.query({ ...CATEGORIES, values: [[...new Set(items.map(({ categoryId }) => categoryId))]] }),
    pool.query({ ...PROVIDERS, values: [ids] }),
    pool.query({ ...SESSIONS, values: [ids] }),
  ]);
}

/** A comparison of two different answers would say nothing. */
function requireSame(product, apollo) {
  const plain = ({ nodes }) =>
    JSON.stringify(
      nodes.map((node) => ({
        ...node,
        providers: [...node.providers].sort((a, b) => a.id.localeCompare(b.id)),
      })),
    );
  if (product.nodes.length !== 20 || plain(product) !== plain(apollo))
    throw new Error('product and bare Apollo do not answer the same');
}
