import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DatabaseError, type Pool, type PoolClient, type QueryResult } from 'pg';
import { combine, statementName, type NamedQuery, type WriteStatement } from './combined-statement';
import { DATABASE_ROLE, type DatabaseRole } from './database-roles';
import { queryWithin } from './scoped-query';
import { currentStreets } from './street-scope';

/** One unit of work. Reads run at once; writes are gathered and land together when the unit ends well. */
export interface Tx {
  /** Runs a read (or, inside `transaction`, any statement) now and returns its rows. */
  query<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Gathers a write. All gathered writes become one atomic statement at the end of the unit. */
  write(statement: WriteStatement): void;
}

/** A unit inside BEGIN … COMMIT, for work that must hold locks or read what it wrote. */
export type TransactionTx = Tx;

/** Serialization failure, deadlock, or a guard that found another number of rows (raised by `expect_rows`). */
const RETRYABLE = new Set(['40001', '40P01']);
/** A rival took a unique place between our read and our write: the next try reads that and decides anew. */
const UNIQUE_VIOLATION = '23505';
const ATTEMPTS = 12;
const UNIQUE_ATTEMPTS = 3;

/**
 * Opens units of work. A service opens exactly one per call.
 *
 * `atomic` is the fast way: reads without a transaction, then one write statement, atomic by itself and guarded by the
 * versions the reads saw. `transaction` is the classic way. Both try the *whole* unit again when somebody else was faster.
 *
 * A unit that ends in a refusal (`err`) writes nothing, whatever was gathered or run before it was refused: there is no half
 * of a command. What must stand although its caller is refused (a counted try) is a unit of its own, or answers otherwise.
 *
 * In the API every statement of either carries the streets of the moment (see street-scope.ts).
 */
@Injectable()
export class UnitOfWork {
  private readonly committed = new Set<(writes: readonly WriteStatement[]) => void>();

  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(DATABASE_ROLE) private readonly role: DatabaseRole,
  ) {}

  /** Called after each unit that wrote, with what it wrote: a hint for those who poll, never a promise. */
  onCommitted(callback: (writes: readonly WriteStatement[]) => void): void {
    this.committed.add(callback);
  }

  async atomic<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return retrying(async () => {
      const pool = this.pool();
      const writes: WriteStatement[] = [];
      const result = await work({
        query: async <Row extends object>(text: string, values: readonly unknown[] = []) =>
          (await this.ask<Row>(pool, { name: statementName(text), text, values: [...values] })).rows,
        write: (statement) => void writes.push(statement),
      });
      if (writes.length > 0 && !isRefusal(result)) {
        await this.ask(pool, combine(writes));
        this.tellCommitted(writes);
      }
      return result;
    });
  }

  /**
   * @param options.prepared its statements come every few moments in the same words: each connection plans them once.
   *   Not for statements that may touch ten rows or a million: those need the plan for the values they were given.
   */
  async transaction<T>(
    work: (tx: TransactionTx) => Promise<T>,
    { prepared = false }: { readonly prepared?: boolean } = {},
  ): Promise<T> {
    return retrying(async () => {
      const runner = this.dataSource.createQueryRunner();
      const client = (await runner.connect()) as PoolClient;
      try {
        await runner.startTransaction();
        const writes: WriteStatement[] = [];
        const result = await work({
          query: async <Row extends object>(text: string, values: readonly unknown[] = []) =>
            (
              await this.run<Row>(client, {
                ...(prepared && { name: statementName(text) }),
                text,
                values: [...values],
              })
            ).rows,
          write: (statement) => void writes.push(statement),
        });
        if (isRefusal(result)) {
          await runner.rollbackTransaction();
          return result;
        }
        if (writes.length > 0) await this.run(client, combine(writes));
        await runner.commitTransaction();
        if (writes.length > 0) this.tellCommitted(writes);
        return result;
      } catch (error) {
        // a lost connection cannot roll back and has nothing to: the first error is the one to tell
        if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
        throw error;
      } finally {
        await runner.release();
      }
    });
  }

  private tellCommitted(writes: readonly WriteStatement[]): void {
    for (const callback of this.committed) callback(writes);
  }

  private pool(): Pool {
    return postgresPool(this.dataSource);
  }

  /**
   * Like `pool.query`, which throws the connection away with any error: a guard that was not met is an everyday answer,
   * and a new connection has to plan every statement again.
   */
  private async ask<Row extends object>(pool: Pool, query: NamedQuery): Promise<QueryResult<Row>> {
    const client = await pool.connect();
    try {
      const result = await this.run<Row>(client, query);
      client.release();
      return result;
    } catch (error) {
      client.release(isAnswer(error) ? undefined : (error as Error));
      throw error;
    }
  }

  private run<Row extends object>(client: PoolClient, query: Partial<NamedQuery>): Promise<QueryResult<Row>> {
    if (this.role === 'api') return queryWithin<Row>(client, currentStreets(), query);
    return client.query<Row>(query as NamedQuery);
  }
}

/** A `Result` that is not ok; every other answer, `null` and `false` too, is an outcome like any. */
const isRefusal = (result: unknown): boolean =>
  typeof result === 'object' && result !== null && 'ok' in result && result.ok === false;

/** PostgreSQL refused the statement and waits for the next one; class 57P is its farewell. */
const isAnswer = (error: unknown): boolean =>
  error instanceof DatabaseError && error.code?.startsWith('57P') === false;

/** TypeORM keeps the pg pool on its driver; named statements need it, because query runners cannot name theirs. */
export function postgresPool(dataSource: DataSource): Pool {
  return (dataSource.driver as unknown as { master: Pool }).master;
}

async function retrying<T>(attempt: () => Promise<T>): Promise<T> {
  for (let n = 1; ; n++) {
    try {
      return await attempt();
    } catch (error) {
      const { code } = error as { code?: string };
      const attempts = code === UNIQUE_VIOLATION ? UNIQUE_ATTEMPTS : RETRYABLE.has(code ?? '') ? ATTEMPTS : 1;
      if (n >= attempts) throw error;
      // spread rivals out: the waiting grows with each lost race, and its length differs from rival to rival
      await new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(2 ** n, 64)));
    }
  }
}
