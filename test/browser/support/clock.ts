import { Client } from 'pg';

/** Moves product time forward: deadlines fall due. Only in `*.time.spec.ts`, which run alone. */
export async function letTimePass(hours: number): Promise<void> {
  const client = new Client({ connectionString: process.env['E2E_DATABASE_URL'] });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query(
      `UPDATE app_clock SET anchor_app = app_now() + make_interval(hours => $1), anchor_real = clock_timestamp(), version = version + 1`,
      [hours],
    );
    await client.query("UPDATE timers SET hinted_at = NULL WHERE state = 'ARMED' AND hinted_at IS NOT NULL");
    await client.query('NOTIFY clock');
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}
