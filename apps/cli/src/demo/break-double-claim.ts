import type { Pool } from 'pg';
import type { Say } from './steps';

/** Proof that the checker sees: takes away the rule "one active claim an order" and breaks it once. */
export async function breakDoubleClaim(pool: Pool, say: Say): Promise<void> {
  await pool.query('DROP INDEX claims_one_active');
  const { rowCount } = await pool.query(
    `INSERT INTO claims (id, street_id, order_id, organization_id, tier, round, from_pool, status, created_at, claimed_at)
     SELECT gen_random_uuid(), c.street_id, c.order_id, team.id, 'TEAM', c.round, c.from_pool, 'ACTIVE', c.created_at, c.created_at
       FROM (SELECT * FROM claims ORDER BY id LIMIT 1) c
       CROSS JOIN LATERAL (SELECT id FROM organizations WHERE street_id = c.street_id AND kind = 'BRANCH' ORDER BY id LIMIT 2) team`,
  );
  say(`broken on purpose: ${rowCount} active claims on one order · 故意破坏：同一订单两个有效接单`);
}
