import { err, ok } from '#libs/kernel';
import { UnitOfWork } from '#libs/platform';
import { Effects } from '../../support/effects';
import { startPlatformWorker, type PlatformWorker } from '../../support/platform-worker';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';

describe('a unit of work', () => {
  let database: TestDatabase;
  let effects: Effects;
  let worker: PlatformWorker;
  let unitOfWork: UnitOfWork;

  beforeAll(async () => {
    database = await createTestDatabase();
    effects = new Effects(database.url);
    await effects.create();
    await effects.query(
      'CREATE TABLE things (id int PRIMARY KEY, status text NOT NULL, version int NOT NULL, winner int)',
    );
    worker = await startPlatformWorker({ databaseUrl: database.url, backend: 'inline' });
    unitOfWork = worker.get(UnitOfWork);
  });

  beforeEach(() => effects.query('TRUNCATE effects, things'));

  afterAll(async () => {
    await worker.stop();
    await effects.close();
    await database.drop();
  });

  interface Thing {
    status: string;
    version: number;
  }

  /** Read, decide, write guarded by what was read: the shape of every command. */
  const claim = (id: number, by: number, how: 'atomic' | 'transaction') =>
    unitOfWork[how](async (tx) => {
      const [thing] = await tx.query<Thing>('SELECT status, version FROM things WHERE id = $1', [id]);
      if (thing!.status !== 'OPEN') return 'taken';
      tx.write({
        text: `UPDATE things SET status = 'CLAIMED', version = version + 1, winner = $3::int
               WHERE id = $1::int AND version = $2::int AND status = 'OPEN'`,
        values: [id, thing!.version, by],
        expectRows: 1,
      });
      tx.write({
        text: 'INSERT INTO effects (name, source) VALUES ($1::text, $2::text)',
        values: [`claim ${id}`, `${by}`],
      });
      return 'won';
    });

  it.each(['atomic', 'transaction'] as const)(
    '%s: of fifty rivals exactly one wins, and the others learn it',
    async (how) => {
      await effects.query("INSERT INTO things SELECT n, 'OPEN', 1 FROM generate_series(1, 20) AS n");
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, thing) =>
          Promise.all(Array.from({ length: 50 }, (__, rival) => claim(thing + 1, rival, how))),
        ),
      );
      for (const rivals of answers) {
        expect(rivals.filter((answer) => answer === 'won')).toHaveLength(1);
        expect(rivals.filter((answer) => answer === 'taken')).toHaveLength(49);
      }
      expect(await effects.counts()).toEqual({ effects: 20, different: 20 });
      const rows = await effects.query('SELECT DISTINCT version, status FROM things');
      expect(rows).toEqual([{ version: 2, status: 'CLAIMED' }]);
    },
    60_000,
  );

  it.each(['atomic', 'transaction'] as const)(
    '%s: lands nothing when one of its writes fails',
    async (how) => {
      await effects.query("INSERT INTO things VALUES (1, 'OPEN', 1)");
      await expect(
        unitOfWork[how](async (tx) => {
          tx.write({ text: "INSERT INTO effects (name, source) VALUES ('half', 'done')", values: [] });
          tx.write({ text: "INSERT INTO things VALUES (1, 'OPEN', 1)", values: [] });
        }),
      ).rejects.toMatchObject({ code: '23505' });
      expect(await effects.counts()).toEqual({ effects: 0, different: 0 });
    },
  );

  it.each(['atomic', 'transaction'] as const)('%s: lands nothing when its work throws', async (how) => {
    await expect(
      unitOfWork[how](async (tx) => {
        tx.write({ text: "INSERT INTO effects (name, source) VALUES ('half', 'done')", values: [] });
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    expect(await effects.counts()).toEqual({ effects: 0, different: 0 });
  });

  it.each(['atomic', 'transaction'] as const)('%s: lands nothing when it ends in a refusal', async (how) => {
    const half = {
      text: "INSERT INTO effects (name, source) VALUES ($1::text, 'refused')",
      values: ['half'],
    };
    const refused = await unitOfWork[how](async (tx) => {
      tx.write(half);
      if (how === 'transaction') await tx.query("INSERT INTO things VALUES (9, 'OPEN', 1)");
      return err('TOO_LATE');
    });
    expect(refused).toEqual(err('TOO_LATE'));
    expect(await effects.counts()).toEqual({ effects: 0, different: 0 });
    expect(await effects.query('SELECT * FROM things')).toEqual([]);

    // the same unit, not refused, does land: the test can tell
    await unitOfWork[how](async (tx) => {
      tx.write(half);
      return ok('done');
    });
    expect(await effects.counts()).toEqual({ effects: 1, different: 1 });
  });

  it.each(['atomic', 'transaction'] as const)('%s: gives up on a guard that never holds', async (how) => {
    await expect(
      unitOfWork[how](async (tx) => {
        tx.write({ text: "UPDATE things SET status = 'X' WHERE id = -1", values: [], expectRows: 1 });
      }),
    ).rejects.toMatchObject({ code: '40001' });
  });

  it('that is prepared leaves its statements planned on the connection, any other does not', async () => {
    const planned = `SELECT count(*)::int AS n FROM pg_prepared_statements WHERE statement LIKE 'SELECT 42%'`;
    const after = (prepared: boolean) =>
      unitOfWork.transaction(
        async (tx) => {
          await tx.query('SELECT 42');
          return (await tx.query<{ n: number }>(planned))[0]!.n;
        },
        { prepared },
      );
    expect(await after(false)).toBe(0);
    expect(await after(true)).toBe(1);
  });

  it('returns its connections, also after failures', async () => {
    const failing = () =>
      unitOfWork.transaction(async () => {
        throw new Error('no');
      });
    await Promise.allSettled(Array.from({ length: 60 }, failing));
    await expect(unitOfWork.transaction(async (tx) => tx.query('SELECT 1'))).resolves.toHaveLength(1);
  });
});
