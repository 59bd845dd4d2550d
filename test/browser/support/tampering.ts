import { Client } from 'pg';

/** Changes the database behind the product's back, as somebody with its password could. */
export async function tamper(statement: string): Promise<void> {
  const client = new Client({ connectionString: process.env['E2E_DATABASE_URL'] });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
