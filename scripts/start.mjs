import './lib/require-node.mjs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { runCli, startApp } from './lib/app-process.mjs';
import { ensureBuilt } from './lib/compile.mjs';
import { ensureInstalled } from './lib/ensure-installed.mjs';
import { listeningPort } from './lib/listening-port.mjs';
import { inProject } from './lib/project.mjs';
import { takeDataDir } from './lib/run-file.mjs';
import { developmentSecrets } from './lib/secrets.mjs';
import { providePostgres, provideRedis } from './lib/services.mjs';
import { createSteps, explain, Halt } from './lib/steps.mjs';
import { ensureWebBuilt } from './lib/web-build.mjs';

/**
 * `npm start`: the whole system on a machine that has only Node and npm. Honours PORT, DATA_DIR, DATABASE_URL,
 * REDIS_URL and QUEUE_BACKEND. Ctrl-C stops everything, the database last.
 */
const say = createSteps();
/** What to undo, last begun first. */
const stops = [];
const stopping = new AbortController();

async function start() {
  const dataDir = path.resolve(process.env.DATA_DIR || inProject('.data'));
  const logDir = path.join(dataDir, 'logs');
  ensureInstalled(say);
  const run = await takeDataDir(dataDir);
  stops.push(run.release);
  ensureBuilt(say);
  ensureWebBuilt(say);
  const port = await listeningPort();

  const postgres = await begin(providePostgres({ dataDir, logDir, say }));
  const redis = await begin(provideRedis({ dataDir, logDir, say }));
  const env = {
    NODE_ENV: 'development',
    DEMO_MODE: '1',
    ...developmentSecrets(dataDir),
    ...process.env,
    DATABASE_URL: postgres.url,
    ...(redis.url && { REDIS_URL: redis.url }),
    QUEUE_BACKEND: redis.backend,
    PORT: String(port),
  };

  say('Database: migrating');
  await runCli(['migrate'], { env, signal: stopping.signal });
  say('Demonstration street: loading it if the database is empty');
  await runCli(['seed:demo'], { env, signal: stopping.signal });

  const api = await begin(startApp('api', { env, logDir }));
  const worker = await begin(startApp('worker', { env, logDir }));
  const address = `http://127.0.0.1:${port}`;
  run.write({ address, children: { api: api.pid, worker: worker.pid } });
  say(`API and worker: starting, logs in ${path.relative(process.cwd(), logDir)}`);
  const broken = Promise.race([api.ended, worker.ended]);
  const reason = await Promise.race([ready(`${address}/health/ready`), broken]);
  if (reason instanceof Halt) throw reason;

  say('Ready');
  console.log(`
  Residents   ${address}/          居民
  Others      ${address}/branch 接单 · /kiosk 柜台 · /console 街道 · /screen 大屏
  GraphQL     ${address}/graphql
  Health      ${address}/health/live  ${address}/health/ready
  Stop        Ctrl-C (the data stays in ${path.relative(process.cwd(), dataDir) || '.'})
`);
  await runCli(['welcome'], { env, signal: stopping.signal });
  return { broken };
}

/** Notes how to stop a part as soon as it runs; one that came up while Ctrl-C was pressed is stopped too. */
async function begin(starting) {
  const part = await starting;
  stops.push(part.stop);
  stopping.signal.throwIfAborted();
  return part;
}

async function ready(url) {
  for (const deadline = Date.now() + 90_000; Date.now() < deadline; await sleep(100)) {
    stopping.signal.throwIfAborted();
    const answer = await fetch(url, { signal: AbortSignal.timeout(2000) }).catch(() => undefined);
    if (answer?.ok) return undefined;
  }
  return new Halt({
    en: 'The API did not become ready within 90 seconds.',
    zh: 'API 在 90 秒内未就绪。',
    waysOut: [
      'read api.log and worker.log in the data directory · 查看数据目录 logs 下的 api.log 与 worker.log',
    ],
  });
}

async function stop(exitCode) {
  while (stops.length > 0) {
    try {
      await stops.pop()();
    } catch (error) {
      console.error(error);
    }
  }
  process.exit(exitCode);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (stopping.signal.aborted) return;
    say('Stopping');
    stopping.abort();
  });
}

const interrupted = new Promise((resolve) => stopping.signal.addEventListener('abort', resolve));
try {
  const running = await start();
  const reason = await Promise.race([running.broken, interrupted]);
  if (reason instanceof Halt) throw reason;
  await stop(0);
} catch (error) {
  if (!stopping.signal.aborted) explain(error);
  await stop(stopping.signal.aborted ? 0 : 1);
}
