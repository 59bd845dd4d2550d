import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { connect } from './services.mjs';

const STEPS = [
  ['place', null, 'placed', 'claim_by'],
  ['claim', 'placed', 'claimed', 'schedule_by'],
  ['schedule', 'claimed', 'scheduled', 'start_by'],
  ['start', 'scheduled', 'started', 'finish_by'],
  ['finish', 'started', 'finished', 'confirm_by'],
  ['confirm', 'finished', 'confirmed', 'rate_by'],
  ['rate', 'confirmed', 'rated', 'close_by'],
];
const EVENT = JSON.stringify({ source: 'app', note: 'state changed by the actor', v: 1 });
const STEP = 'select rid, rv from floor.step($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11)';

/** The seven steps as one round trip each with the bare driver: what this machine can do at the very most. */
export async function openFloor(url, connections) {
  const pool = connect(url, connections);
  await pool.query(
    fs
      .readFileSync(new URL('floor.sql', import.meta.url), 'utf8')
      .replace('set search_path = floor;', 'set local search_path = floor;'),
  );
  return {
    pool,
    async loop(lane) {
      const customer = 1 + Math.floor(Math.random() * 20_000);
      const organization = 1 + lane;
      let id = null;
      let version = 1;
      for (const [step, from, to, timer] of STEPS) {
        const values = [step, from, to, timer, id, version, customer, 1, organization, EVENT, randomUUID()];
        const { rows } = await pool.query({ name: 'step', text: STEP, values });
        if (rows.length !== 1) throw new Error(`the floor refused ${step}`);
        id = rows[0].rid;
        version = rows[0].rv;
      }
    },
    /** One row, one commit. */
    commit: () =>
      pool.query({
        name: 'one',
        text: 'insert into floor.one_row (data) values ($1)',
        values: ['x'.repeat(100)],
      }),
    close: () => pool.end(),
  };
}
