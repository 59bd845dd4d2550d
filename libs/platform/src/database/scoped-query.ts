import { Query, type PoolClient, type QueryResult } from 'pg';
import type { NamedQuery } from './combined-statement';

/** Prepared once a connection; see `prepareScope`. */
const SET_SCOPE = { name: 'street_scope', text: "SELECT set_config('app.streets', $1, true)" };

/** The part of the driver's connection that writes the messages of the extended protocol. */
interface DriverConnection {
  bind(message: { portal: string; statement: string; values: string[] }): void;
  execute(message: { portal: string; rows: number }): void;
}

type Answered = (error: Error | null, result: QueryResult) => void;

/** What the driver calls on a query, as far as it is extended here. */
interface DriverQuery {
  prepare(connection: DriverConnection): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, connection: DriverConnection): void;
}

const BaseQuery = Query as unknown as new (
  config: object,
  values: undefined,
  answered: Answered,
) => DriverQuery;

/**
 * A statement together with the streets it may touch, in one message to the server and one transaction of their own (the
 * extended protocol commits at its Sync): no further round trip, and nothing stays behind on the connection.
 */
class ScopedQuery extends BaseQuery {
  private isSettingScope = true;

  constructor(
    query: Partial<NamedQuery>,
    private readonly streets: string,
    answered: Answered,
  ) {
    super({ ...query, queryMode: 'extended' }, undefined, answered);
  }

  override prepare(connection: DriverConnection): void {
    connection.bind({ portal: '', statement: SET_SCOPE.name, values: [this.streets] });
    connection.execute({ portal: '', rows: 0 });
    super.prepare(connection);
  }

  override handleDataRow(message: unknown): void {
    if (!this.isSettingScope) super.handleDataRow(message);
  }

  override handleCommandComplete(message: unknown, connection: DriverConnection): void {
    if (!this.isSettingScope) return super.handleCommandComplete(message, connection);
    this.isSettingScope = false;
  }
}

/** Makes a new connection ready for `queryWithin`. Without it every scoped statement fails. */
export async function prepareScope(client: PoolClient): Promise<void> {
  await client.query({ ...SET_SCOPE, values: [''] });
}

/** Runs one statement that sees the given streets (`currentStreets()`), alone or as part of an open transaction. */
export function queryWithin<Row extends object>(
  client: PoolClient,
  streets: string,
  query: Partial<NamedQuery>,
): Promise<QueryResult<Row>> {
  return new Promise((resolve, reject) => {
    const answered: Answered = (error, result) =>
      error ? reject(error) : resolve(result as QueryResult<Row>);
    client.query(new ScopedQuery(query, streets, answered) as never);
  });
}
