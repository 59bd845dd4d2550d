import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What no entity can say: rules the database itself holds against every client. Written by hand. */
export class Triggers1763800000003 implements MigrationInterface {
  readonly name = 'Triggers1763800000003';

  async up(runner: QueryRunner): Promise<void> {
    // The record is append-only. One change is allowed: free words and their salt may be erased together (deletion of
    // personal information); the digest that the chain holds stays.
    await runner.query(`
      CREATE FUNCTION timeline_entries_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE' AND NEW.note IS NULL AND NEW.note_salt IS NULL
           AND to_jsonb(NEW) - 'note' - 'note_salt' = to_jsonb(OLD) - 'note' - 'note_salt' THEN
          RETURN NEW;
        END IF;
        RAISE EXCEPTION 'timeline_entries is append-only: % refused', TG_OP USING ERRCODE = 'integrity_constraint_violation';
      END $$`);
    await runner.query(`
      CREATE TRIGGER timeline_entries_append_only BEFORE UPDATE OR DELETE ON timeline_entries
      FOR EACH ROW EXECUTE FUNCTION timeline_entries_append_only()`);
    await runner.query(`
      CREATE TRIGGER timeline_entries_no_truncate BEFORE TRUNCATE ON timeline_entries
      FOR EACH STATEMENT EXECUTE FUNCTION timeline_entries_append_only()`);
    // Who saw whose details is append-only too.
    await runner.query(`
      CREATE FUNCTION reveals_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'reveals is append-only: % refused', TG_OP USING ERRCODE = 'integrity_constraint_violation';
      END $$`);
    await runner.query(`
      CREATE TRIGGER reveals_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON reveals
      FOR EACH STATEMENT EXECUTE FUNCTION reveals_append_only()`);
    // So is who did what to whose way of signing in.
    await runner.query(`
      CREATE FUNCTION account_entries_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'account_entries is append-only: % refused', TG_OP USING ERRCODE = 'integrity_constraint_violation';
      END $$`);
    await runner.query(`
      CREATE TRIGGER account_entries_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON account_entries
      FOR EACH STATEMENT EXECUTE FUNCTION account_entries_append_only()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER account_entries_append_only ON account_entries');
    await runner.query('DROP FUNCTION account_entries_append_only()');
    await runner.query('DROP TRIGGER reveals_append_only ON reveals');
    await runner.query('DROP FUNCTION reveals_append_only()');
    await runner.query('DROP TRIGGER timeline_entries_no_truncate ON timeline_entries');
    await runner.query('DROP TRIGGER timeline_entries_append_only ON timeline_entries');
    await runner.query('DROP FUNCTION timeline_entries_append_only()');
  }
}
