import { fork } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { runCli } from '../../../scripts/lib/app-process.mjs';
import { inProject } from '../../../scripts/lib/project.mjs';
import { GraphqlClient } from './client.mjs';
import { startApi, startWorker } from './processes.mjs';
import { connect } from './services.mjs';

/** Migrates an empty database and fills it with the bench's street. @returns who lives there */
export async function prepareDatabase(services, database) {
  const env = services.envOf(database, 'app');
  await runCli(['migrate'], { env });
  const child = fork(inProject('test/bench/lib/fill-street.cjs'), {
    cwd: services.home,
    env,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const street = await new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message.street));
    child.once('exit', (code) => reject(new Error(`the street could not be filled (exit code ${code})`)));
  });
  await grantNames(services.urlOf(database));
  const admin = connect(services.urlOf(database), 1);
  await admin.query('VACUUM ANALYZE');
  await admin.end();
  return street;
}

/** API and worker sign in under names of their own, so that their statements can be told apart. */
export async function grantNames(url) {
  const admin = connect(url, 1);
  await admin.query(
    `DO $$ BEGIN CREATE ROLE bench_api SUPERUSER LOGIN; CREATE ROLE bench_worker SUPERUSER LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$`,
  );
  await admin.query('CREATE EXTENSION IF NOT EXISTS pg_stat_statements');
  await admin.end();
}

/**
 * API and worker in processes of their own on one database.
 * @param {boolean} [options.isHearing] false leaves the worker to be started later
 */
export async function startInstallation(
  services,
  database,
  { connections = 32, profileDir, isHearing = true } = {},
) {
  const { home } = services;
  const hear = () =>
    startWorker({
      home,
      env: services.envOf(database, 'bench_worker'),
      profileDir,
      name: `worker-${database}`,
    });
  let worker = isHearing ? hear() : null;
  const api = await startApi({
    home,
    env: services.envOf(database, 'bench_api'),
    profileDir,
    name: `api-${database}`,
  });
  const pool = connect(services.urlOf(database), 4);
  const client = new GraphqlClient(api.origin, connections);
  return {
    database,
    services: services.pids,
    api,
    get worker() {
      return worker;
    },
    startWorker() {
      worker ??= hear();
    },
    pool,
    client,
    log: path.join(home, `api-${database}.log`),
    /** Waits until every event has been relayed and no timer that falls due soon is without its job. */
    async relayed() {
      while ((await number(pool, RELAY_OPEN)) > 0) await sleep(10);
    },
    /** Waits until every consumer has heard every event, too. */
    async heard(patienceMs = 120_000) {
      for (
        const deadline = Date.now() + patienceMs;
        (await number(pool, HEARING_OPEN)) > 0;
        await sleep(20)
      ) {
        if (Date.now() > deadline) throw new Error('events were not heard in time');
      }
    },
    async stop() {
      await client.close();
      await pool.end();
      await api.stop();
      await worker?.stop();
    },
  };
}

const RELAY_OPEN = `SELECT (SELECT count(*) FROM outbox_events WHERE relayed_at IS NULL)
  + (SELECT count(*) FROM timers WHERE state = 'ARMED' AND hinted_at IS NULL AND due_at < app_now() + interval '25 seconds') AS n`;
const HEARING_OPEN = `SELECT (SELECT count(*) FROM outbox_events WHERE relayed_at IS NULL)
  + (SELECT count(*) FROM event_deliveries WHERE done_at IS NULL AND next_send_at IS NOT NULL) AS n`;

const number = async (pool, sql) => Number((await pool.query(sql)).rows[0].n);
