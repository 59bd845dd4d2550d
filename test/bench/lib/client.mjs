import { Pool } from 'undici';
import { hashOf, OPERATIONS } from './operations.mjs';

const extensions = Object.fromEntries(
  Object.entries(OPERATIONS).map(([name, text]) => [
    name,
    { persistedQuery: { version: 1, sha256Hash: hashOf(text) } },
  ]),
);

/** GraphQL over kept-alive HTTP, asking by hash as our own screens do. */
export class GraphqlClient {
  constructor(origin, connections) {
    this.pool = new Pool(origin, { connections, pipelining: 1, headersTimeout: 60_000 });
  }

  /** @returns the data; throws when the answer has errors */
  async ask(name, variables, token) {
    const { statusCode, body } = await this.pool.request({
      method: 'POST',
      path: '/graphql',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ operationName: name, variables, extensions: extensions[name] }),
    });
    const text = await body.text();
    if (statusCode !== 200) throw new Error(`${name}: HTTP ${statusCode} ${text.slice(0, 400)}`);
    const answer = JSON.parse(text);
    if (answer.errors) throw new Error(`${name}: ${JSON.stringify(answer.errors).slice(0, 400)}`);
    return answer.data[name];
  }

  /** Gives a command that has to be accepted. */
  async command(name, input, token) {
    const answer = await this.ask(name, { input }, token);
    if (answer.code && answer.message) throw new Error(`${name} was refused: ${answer.code}`);
    return answer;
  }

  close() {
    return this.pool.close();
  }
}
