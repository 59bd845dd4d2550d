import type { Socket } from 'node:net';
import { Client, type ClientConfig } from 'pg';

/** A PostgreSQL that is there takes a connection within this time; waiting for a place in the pool is another matter. */
const CONNECT_MS = 5000;
/** PostgreSQL itself ends a statement after `statement_timeout`: its word must be here soon after. */
const GRACE_MS = 1000;

/** What pg keeps to itself: its socket, and whether a question is open on it. */
interface Inside {
  readonly connection: { readonly stream: Socket };
  readonly readyForQuery: boolean;
}

/**
 * A connection that ends when an answer is overdue. Behind a firewall that forgot it, or after a machine lost its power,
 * a connection looks alive for hours: each question would wait for ever, and soon no place in the pool would be left.
 * Needs `statement_timeout` in its configuration.
 */
export class WatchedClient extends Client {
  constructor(config: ClientConfig) {
    super({ ...config, connectionTimeoutMillis: CONNECT_MS });
    // every question open on it fails by itself; without a listener a lost connection would end the process
    this.on('error', () => undefined);
    const patienceMs = Number(config.statement_timeout) + GRACE_MS;
    this.once('connect', () => {
      const inside = this as unknown as Inside;
      const { stream } = inside.connection;
      stream.setTimeout(patienceMs);
      stream.on('timeout', () => {
        if (!inside.readyForQuery) stream.destroy(new AnswerOverdue());
        else stream.setTimeout(patienceMs); // Node looks once; the next question may be the one that stays open
      });
    });
  }
}

class AnswerOverdue extends Error {
  override readonly name = 'AnswerOverdue';
  readonly code = 'ETIMEDOUT';
}
