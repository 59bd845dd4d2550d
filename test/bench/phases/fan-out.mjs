import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createRequire } from 'node:module';
import { latencies } from '../lib/figures.mjs';
import { Loop } from '../lib/loop.mjs';
import { hashOf, OPERATIONS } from '../lib/operations.mjs';

const WebSocket = createRequire(import.meta.url)('ws');
const PATIENCE_MS = 10_000;
const wallClock = () => performance.timeOrigin + performance.now();

/**
 * A thousand listeners on one order and on one team's pool: from the commit, by the database's own record of it, to the
 * receipt at each of them.
 */
export async function measureFanOut({ installation, street, listeners, changes }) {
  const loop = new Loop(installation, street);
  const { resident, team } = loop.next();
  const placed = await loop.place(resident);
  await installation.heard();
  const onOrder = await measure(installation, {
    listeners,
    changes,
    subscription: { name: 'orderChanged', variables: { orderId: placed.order.id }, token: resident.token },
    change: async (n) => {
      // a note changes nothing but the version: any number of them can be made
      const step = n === 0 ? 'claimOrder' : 'scheduleOrder';
      const appointedAt = new Date(Date.now() + (24 + n) * 3600_000).toISOString();
      const input = n === 0 ? { organizationId: team.id } : { appointedAt, residentAgreed: true };
      const { id, version } = await loop.step(step, { orderId: placed.order.id, ...input }, team);
      return { id, version };
    },
    seen: ({ orderChanged }) => orderChanged,
  });
  const onPool = await measure(installation, {
    listeners,
    changes,
    subscription: { name: 'poolChanged', variables: { organizationId: team.id }, token: team.token },
    change: async () => {
      const { order } = await loop.place(loop.next().resident);
      return { id: order.id, version: order.version };
    },
    seen: ({ poolChanged }) => poolChanged.order ?? {},
  });
  return { listeners, changes, order: onOrder, pool: onPool };
}

async function measure(installation, { listeners, changes, subscription, change, seen }) {
  /** What each listener has been told of each order: versions, and when. */
  const told = Array.from({ length: listeners }, () => new Map());
  const sockets = await Promise.all(
    told.map((orders) =>
      listen(installation.api.origin, subscription, (data) => {
        const { id, version } = seen(data);
        if (!id) return;
        if (!orders.has(id)) orders.set(id, []);
        orders.get(id).push({ version, at: wallClock() });
      }),
    ),
  );
  await sleep(1000); // the present state, which every subscription begins with
  const times = [];
  let missed = 0;
  for (let n = 0; n < changes; n++) {
    const { id, version } = await change(n);
    // whoever is told of a later version has not missed this one
    const receipts = () => told.map((orders) => orders.get(id)?.find((one) => one.version >= version)?.at);
    for (const end = Date.now() + PATIENCE_MS; Date.now() < end && receipts().includes(undefined);)
      await sleep(20);
    const committedAt = await commitOf(installation.pool, id, version);
    for (const at of receipts()) {
      if (at === undefined) missed++;
      else times.push(at - committedAt);
    }
  }
  for (const socket of sockets) socket.terminate();
  await sleep(300);
  return { ...latencies(times), missed };
}

/**
 * When the step was committed, in ms of the wall clock that this process shares with the database: the answer stored with
 * its idempotency key is never touched again.
 */
async function commitOf(pool, id, version) {
  const { rows } = await pool.query(
    `SELECT extract(epoch FROM pg_xact_commit_timestamp(xmin))::float8 * 1000 AS at FROM idempotency_keys
      WHERE answer ->> 'orderId' = $1 AND (answer ->> 'version')::int = $2`,
    [id, version],
  );
  return rows[0].at;
}

/** One browser: a connection of its own with one subscription. Resolves when the first message has come. */
function listen(origin, { name, variables, token }, onData) {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${origin.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
      perMessageDeflate: false,
    });
    const extensions = { persistedQuery: { version: 1, sha256Hash: hashOf(OPERATIONS[name]) } };
    socket.on('open', () =>
      socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } })),
    );
    socket.on('message', (text) => {
      const message = JSON.parse(text);
      switch (message.type) {
        case 'connection_ack':
          return socket.send(
            JSON.stringify({
              id: randomUUID(),
              type: 'subscribe',
              payload: { operationName: name, query: OPERATIONS[name], variables, extensions },
            }),
          );
        case 'next':
          if (message.payload.errors) return reject(new Error(JSON.stringify(message.payload.errors)));
          onData(message.payload.data);
          return resolve(socket);
        case 'ping':
          return socket.send('{"type":"pong"}');
        default:
          return reject(new Error(`${name}: ${text}`));
      }
    });
    socket.on('error', reject);
    socket.on('close', (code) => reject(new Error(`${name}: closed with ${code}`)));
  });
}
