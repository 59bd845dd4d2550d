const CHUNK = 50_000;
/** Of a district: about as many orders each as a real year brings. */
const RESIDENTS = 100_000;
const TEAMS = 2700;

/**
 * Closed orders with all that hangs on them, copied from one real order that went the whole way: spread over a year, over
 * the street's residents and teams, under ids that ascend with their time. Hashes and contents repeat; sizes, indexes and
 * row counts are those of real ones.
 */
export async function multiplyOrder(pool, orderId, { from, to }, street) {
  const client = await pool.connect();
  try {
    await client.query('SET session_replication_role = replica'); // the copies are sound: no trigger has to look
    await client.query('SET statement_timeout = 0');
    await client.query(PEOPLE('residents'), [street.residents.map(({ id }) => id), RESIDENTS]);
    await client.query(PEOPLE('teams'), [street.teams.map(({ id }) => id), TEAMS]);
    for (let done = from; done < to; done += CHUNK) {
      await client.query('DROP TABLE IF EXISTS copies');
      await client.query(COPIES, [done, Math.min(CHUNK, to - done), to, RESIDENTS, TEAMS]);
      await client.query('ANALYZE copies');
      for (const [table, ownKey, overrides] of TABLES)
        await client.query(await copyOf(client, table, ownKey, overrides), [orderId]);
    }
    await client.query('SET session_replication_role = DEFAULT');
    await client.query('VACUUM ANALYZE');
    await client.query('CHECKPOINT');
  } finally {
    client.release(true);
  }
}

/** Those who live in the street, and ids of so many others that a district's shares come out. */
const PEOPLE = (name) => `
CREATE TEMP TABLE ${name} AS
SELECT coalesce(($1::uuid[])[n], md5('${name}' || n)::uuid) AS id, n FROM generate_series(1, $2::int) n`;

const COPIES = `
CREATE TEMP TABLE copies AS
SELECT numbered.n, uuidv7(ago) AS order_id, uuidv7(ago) AS claim_id, uuidv7(ago) AS evaluation_id, app_now() + ago AS at, r.id AS resident, t.id AS team
FROM (SELECT n, -interval '365 days' + n * (interval '364 days' / $3::int) AS ago FROM generate_series($1::int + 1, $1::int + $2::int) n) numbered
JOIN residents r ON r.n = 1 + numbered.n % $4::int JOIN teams t ON t.n = 1 + numbered.n % $5::int`;

/** Table, the column that leads to the copied order, and the columns that differ from copy to copy. */
const TABLES = [
  [
    'service_orders',
    'id',
    {
      id: 'c.order_id',
      code: "'X' || c.n",
      query_code: "'X' || c.n",
      requester_id: 'c.resident',
      created_at: 'c.at',
      updated_at: 'c.at',
      occurred_at: 'c.at',
      closed_at: 'c.at',
      claimed_by: 'CASE WHEN t.claimed_by IS NULL THEN NULL ELSE c.team END',
    },
  ],
  [
    'claims',
    'order_id',
    { id: 'c.claim_id', order_id: 'c.order_id', organization_id: 'c.team', created_at: 'c.at' },
  ],
  [
    'assignments',
    'order_id',
    { id: 'uuidv7(c.at - app_now())', order_id: 'c.order_id', claim_id: 'c.claim_id', offered_at: 'c.at' },
  ],
  ['order_tokens', 'order_id', { order_id: 'c.order_id', token_hash: 'md5(c.n::text) || t.token_hash' }],
  ['timeline_entries', 'subject_id', { subject_id: 'c.order_id', at: 'c.at', occurred_at: 'c.at' }],
  ['timers', 'subject_id', { subject_id: 'c.order_id', due_at: 'c.at' }],
  [
    'evaluations',
    'order_id',
    {
      id: 'c.evaluation_id',
      order_id: 'c.order_id',
      organization_id: 'c.team',
      key: "t.key || '-' || c.n",
      entered_at: 'c.at',
      counted_at: 'c.at',
      occurred_at: 'c.at',
    },
  ],
];

async function copyOf(client, table, ownKey, overrides) {
  const { rows } = await client.query(
    `SELECT column_name AS name FROM information_schema.columns WHERE table_name = $1 AND table_schema = 'public' AND is_generated = 'NEVER'`,
    [table],
  );
  const columns = rows.map(({ name }) => name);
  const values = columns.map((name) => overrides[name] ?? `t."${name}"`);
  return {
    text: `INSERT INTO ${table} (${columns.map((name) => `"${name}"`).join(', ')}) SELECT ${values.join(', ')} FROM copies c CROSS JOIN ${table} t WHERE t.${ownKey} = $1`,
  };
}
