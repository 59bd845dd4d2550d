import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from './client.mjs';

/** So long a client goes on asking before it gives up not knowing. */
const DEFINITE_MS = 45_000;
const RETRIED = 0.15;
const CHANGED = 0.05;

/** People's clients: they ask either API, ask again with the same key until they know, and note it all. */
export class Callers {
  constructor(installation, history, dice) {
    this.history = history;
    this.dice = dice;
    this.clients = installation.apis.map(({ name, origin }) => ({ name, client: new Client(origin) }));
    this.closed = false;
  }

  /**
   * One command by one person. Some are sent twice with the same key, half of those at the same time through both APIs;
   * some once more with the same key and something else.
   * @returns the op: `outcome` is `ok`, `fail` or `info`
   */
  async command(name, person, input, { changed, alone = false } = {}) {
    const { orderId = null, organizationId } = input;
    const op = { name, personId: person.id, organizationId, key: randomUUID(), orderId };
    this.history.ops.push(op);
    const send = (more = {}) =>
      this.definite(op, { ...input, ...more, idempotencyKey: op.key }, person.token);
    const retried = !alone && this.dice.chance(RETRIED);
    const atOnce = retried && this.dice.chance(0.5);
    const answers = await Promise.all(atOnce ? [send(), send()] : [send()]);
    const first = answers.find(({ type }) => type === 'ok') ?? answers[0];
    if (retried && !atOnce && first.type === 'ok') answers.push(await send());
    op.outcome = first.type;
    op.code = first.code;
    op.answer = first.value;
    op.orderId ??= first.value?.order?.id ?? null;
    op.identities = answers.filter(({ type }) => type === 'ok').map(({ value }) => identityOf(value));
    if (changed && first.type === 'ok' && this.dice.chance(CHANGED)) {
      const other = await this.definite(
        { ...op, name },
        { ...input, ...changed, idempotencyKey: op.key },
        person.token,
      );
      op.changed = { outcome: other.type, code: other.code };
    }
    return op;
  }

  /** One question or one malformed command, asked once. */
  async once(kind, name, variables, token) {
    const { name: api, client } = this.dice.pick(this.clients);
    const attempt = { kind, name, api };
    this.history.invoke(attempt);
    this.history.complete(attempt, slim(await client.ask(name, variables, token)));
    return attempt;
  }

  async definite(op, input, token) {
    const deadline = Date.now() + DEFINITE_MS;
    for (let pause = 200; ; pause = Math.min(pause * 2, 5000)) {
      const { name: api, client } = this.dice.pick(this.clients);
      const attempt = { kind: 'command', name: op.name, key: op.key, api };
      this.history.invoke(attempt);
      const outcome = await client.ask(op.name, { input }, token);
      this.history.complete(attempt, slim(outcome));
      if (outcome.type !== 'info' || Date.now() > deadline || this.closed) return outcome;
      await sleep(pause * (0.5 + this.dice.next()));
    }
  }

  async close() {
    this.closed = true;
    await Promise.all(this.clients.map(({ client }) => client.close()));
  }
}

/** What must be the same however often a command is answered. */
function identityOf(value) {
  const { __typename, id, order, receipt } = value;
  return JSON.stringify([__typename, id ?? order.id, receipt ?? null]);
}

const slim = ({ type, code, status, value }) => ({
  type,
  ...(code && { code }),
  ...(status && { status }),
  ...(value && { version: value.version ?? value.order?.version, id: value.id ?? value.order?.id }),
});
