import { Client } from 'pg';

/** What even a refused request may write: counts that stand whatever becomes of the caller's own work. */
const COUNTING = [
  'call_limits', // tries
  'one_time_codes', // tries at a code, and its use
  'sign_in_tickets',
  'accounts', // wrong passwords, lockout
  'sessions', // last seen
];
const WRITER = 'fuzz_api';

/**
 * Notices every row that the API writes: triggers on all tables note what its own role inserts, changes and deletes. What is
 * rolled back leaves no note, so a note after a refusal is half a write.
 */
export class WriteWatch {
  private constructor(
    private readonly client: Client,
    /** For the API: the same database under the role that is watched. */
    readonly databaseUrl: string,
  ) {}

  static async on(databaseUrl: string): Promise<WriteWatch> {
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    await client.query(INSTALL);
    await client.query(TRIGGERS, []);
    const url = new URL(databaseUrl);
    url.username = WRITER;
    url.password = '';
    return new WriteWatch(client, url.href);
  }

  /** Tables written to since the last look. */
  async look(): Promise<string[]> {
    const { rows } = await this.client.query<{ name: string }>(
      'WITH seen AS (DELETE FROM fuzz_writes RETURNING name) SELECT DISTINCT name FROM seen ORDER BY name',
    );
    return rows.map(({ name }) => name);
  }

  async close(): Promise<void> {
    await this.client.end();
  }
}

const INSTALL = `
DO $$ BEGIN CREATE ROLE ${WRITER} SUPERUSER LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
CREATE UNLOGGED TABLE fuzz_writes (name text);
CREATE FUNCTION fuzz_note() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  IF session_user = '${WRITER}' THEN INSERT INTO fuzz_writes VALUES (TG_TABLE_NAME); END IF;
  RETURN NULL;
END $$`;
const TRIGGERS = `
DO $$ DECLARE t record; BEGIN
  FOR t IN SELECT c.oid::regclass AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT c.relispartition
              AND c.relname NOT IN ('fuzz_writes', ${COUNTING.map((name) => `'${name}'`).join(', ')}) LOOP
    EXECUTE format('CREATE TRIGGER fuzz_note AFTER INSERT OR UPDATE OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION fuzz_note()', t.name);
    EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER fuzz_note', t.name);
  END LOOP;
END $$`;
