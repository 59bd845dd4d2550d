import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'pg';
import {
  settleTimer,
  timerIsDue,
  type EventConsumer,
  type TimerHandler,
  type UnitOfWork,
} from '#libs/platform';

/** A table that counts what consumers and timers did, so that "exactly once" can be read from the database. */
export class Effects {
  private readonly pool: Pool;

  constructor(databaseUrl: string) {
    this.pool = new Pool({ connectionString: databaseUrl, max: 3 });
    this.pool.on('error', () => undefined); // dropping the database cuts what is just being closed
  }

  /** No unique index: a second effect must be countable. */
  async create(): Promise<void> {
    await this.query(
      'CREATE TABLE IF NOT EXISTS effects (name text NOT NULL, source text NOT NULL, at timestamptz DEFAULT clock_timestamp())',
    );
  }

  async query<Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return (await this.pool.query<Row>(text, [...values])).rows;
  }

  async transaction(statements: readonly { text: string; values: readonly unknown[] }[]): Promise<void> {
    const client = await this.pool.connect();
    try {
      await client.query('BEGIN');
      for (const { text, values } of statements) await client.query(text, [...values]);
      await client.query('COMMIT');
    } finally {
      client.release();
    }
  }

  /** Number of effects, and of different things that had one. */
  async counts(): Promise<{ effects: number; different: number }> {
    const [row] = await this.query<{ effects: number; different: number }>(
      'SELECT count(*)::int AS effects, count(DISTINCT (name, source))::int AS different FROM effects',
    );
    return row!;
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}

const INSERT = 'INSERT INTO effects (name, source) VALUES ($1::text, $2::text)';

/** Hears everything and leaves one effect per event. */
export const countingConsumer = (name: string): EventConsumer => ({
  name,
  events: '*',
  async handle(event, tx) {
    tx.write({ text: INSERT, values: [name, event.id] });
  },
});

/** Leaves one effect per firing, guarded as a handler should be. */
export const countingHandler =
  (subjectType = 'test-subject') =>
  (unitOfWork: UnitOfWork): TimerHandler => ({
    subjectType,
    async fire(timer) {
      await unitOfWork.atomic(async (tx) => {
        if (!(await timerIsDue(tx, timer))) return;
        tx.write({ text: INSERT, values: [timer.kind, `${timer.subjectId}-${timer.generation}`] });
        tx.write(settleTimer({ ...timer, nextDueAt: null }));
      });
    },
  });

/** Asks until the answer is yes. @throws Error when it never was within `patienceMs` */
export async function eventually(question: () => Promise<boolean>, patienceMs = 20_000): Promise<void> {
  for (const deadline = Date.now() + patienceMs; !(await question()); await sleep(25)) {
    if (Date.now() > deadline) throw new Error(`not within ${patienceMs} ms: ${question.toString()}`);
  }
}
