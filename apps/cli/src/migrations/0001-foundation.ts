import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Extensions, product time and the guard function every folded write uses. Written by hand; tables follow in 0002. */
export class Foundation1763800000001 implements MigrationInterface {
  readonly name = 'Foundation1763800000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE EXTENSION IF NOT EXISTS pg_trgm');
    await runner.query('CREATE EXTENSION IF NOT EXISTS btree_gist');

    // Numbers on volunteers' badges, one series for the district.
    await runner.query('CREATE SEQUENCE badge_numbers START 100001');

    // One row. Without anchors product time is the database's clock. The environment is in the row so that a plain CHECK
    // can hold the rule "production time is real time" against every client, not only against this program.
    await runner.query(`
      CREATE TABLE app_clock (
        only_row     boolean PRIMARY KEY DEFAULT true CONSTRAINT app_clock_one_row CHECK (only_row),
        environment  text NOT NULL DEFAULT 'development',
        anchor_real  timestamptz,
        anchor_app   timestamptz,
        scale        double precision NOT NULL DEFAULT 1,
        version      integer NOT NULL DEFAULT 0,
        CONSTRAINT app_clock_anchors_together CHECK ((anchor_real IS NULL) = (anchor_app IS NULL)),
        CONSTRAINT app_clock_scale_needs_anchor CHECK (scale = 1 OR anchor_real IS NOT NULL),
        CONSTRAINT app_clock_scale_range CHECK (scale >= 0 AND scale <= 1000000),
        CONSTRAINT app_clock_real_in_production
          CHECK (environment <> 'production' OR (scale = 1 AND anchor_real IS NULL))
      )`);
    await runner.query('INSERT INTO app_clock DEFAULT VALUES');

    // clock_timestamp(), not now(): a due check inside a long transaction must see time pass. STABLE lets the planner
    // use an index on due_at; plpgsql, because a body more volatile than its declaration is never inlined anyway.
    await runner.query(`
      CREATE FUNCTION app_now() RETURNS timestamptz LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
      DECLARE
        clock app_clock;
      BEGIN
        SELECT * INTO clock FROM app_clock;
        IF clock.anchor_real IS NULL THEN
          RETURN clock_timestamp();
        END IF;
        RETURN clock.anchor_app + (clock_timestamp() - clock.anchor_real) * clock.scale;
      END $$`);

    // A guard of a folded write (see combine()): another number of rows means somebody else was faster.
    await runner.query(`
      CREATE FUNCTION expect_rows(actual bigint, expected integer) RETURNS void LANGUAGE plpgsql AS $$
      BEGIN
        IF actual <> expected THEN
          RAISE EXCEPTION 'a guarded write touched % rows instead of %', actual, expected USING ERRCODE = '40001';
        END IF;
      END $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION expect_rows(bigint, integer)');
    await runner.query('DROP FUNCTION app_now()');
    await runner.query('DROP TABLE app_clock');
  }
}
