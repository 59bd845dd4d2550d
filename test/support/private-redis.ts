import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { Redis } from 'ioredis';
import { requiredEnv } from './required-env';

/** A Redis for one test that wipes, kills or restarts it. */
export interface PrivateRedis {
  readonly url: string;
  /** Power cut: SIGKILL. */
  kill(): Promise<void>;
  /** Comes back on the same port, with what its append-only file kept. */
  restart(): Promise<void>;
  /** Clean shutdown. Call it in `afterAll`. */
  stop(): Promise<void>;
}

/**
 * @param options.durable append-only file every second, as in production; without it a kill loses everything
 */
export async function startPrivateRedis(
  options: { durable: boolean } = { durable: true },
): Promise<PrivateRedis> {
  const dir = await mkdtemp(path.join(requiredEnv('TEST_HOME'), 'private-redis-'));
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  let child = await launch(dir, port, options.durable);
  const end = (signal: NodeJS.Signals) => endChild(child, signal);
  return {
    url,
    kill: () => end('SIGKILL'),
    restart: async () => {
      await end('SIGTERM');
      child = await launch(dir, port, options.durable);
    },
    stop: () => end('SIGTERM'),
  };
}

async function launch(dir: string, port: number, durable: boolean): Promise<ChildProcess> {
  const server = JSON.parse(requiredEnv('TEST_REDIS_SERVER')) as {
    command: string;
    env: Record<string, string>;
  };
  const flags = {
    port: String(port),
    bind: '127.0.0.1',
    dir,
    pidfile: path.join(dir, 'redis.pid'), // how the run's end finds one that outlived its test
    save: '',
    appendonly: durable ? 'yes' : 'no',
    'maxmemory-policy': 'noeviction',
  };
  const args = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value]);
  const child = spawn(server.command, args, { env: { ...process.env, ...server.env }, stdio: 'ignore' });
  const client = new Redis(port, '127.0.0.1', { maxRetriesPerRequest: null, retryStrategy: () => 20 });
  client.on('error', () => undefined); // refused until it listens
  await client.ping(); // answered once the append-only file is loaded
  client.disconnect();
  return child;
}

async function endChild(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await ended;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
