import { fork } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { runCli } from '../../../scripts/lib/app-process.mjs';
import { freePort } from '../../../scripts/lib/ports.mjs';
import { inProject } from '../../../scripts/lib/project.mjs';
import { Proxy } from './proxy.mjs';
import { Services } from './services.mjs';
import { Supervised } from './supervised.mjs';
import { TIME_SCALE, WATCH, startClock } from './watch.mjs';

/** Two API and two worker processes of the production build, each behind proxies of its own, on private services. */
export class Installation {
  static async start(options = {}) {
    const installation = new Installation();
    const services = await Services.start(options);
    Object.assign(installation, { services, home: services.home, processes: [], proxies: [] });
    try {
      await installation.prepare();
      for (const name of ['api-1', 'api-2', 'worker-1', 'worker-2']) await installation.add(name);
      for (const process of installation.processes) process.start();
      await installation.ready(60_000);
    } catch (error) {
      await installation.stop({ keep: true });
      throw error;
    }
    return installation;
  }

  get apis() {
    return this.processes.filter(({ name }) => name.startsWith('api'));
  }

  get workers() {
    return this.processes.filter(({ name }) => name.startsWith('worker'));
  }

  /**
   * Migrated and filled as a development system, because production refuses a moved clock for good reasons; the four
   * processes then run as in production on it. Only the database's clock is not.
   */
  async prepare() {
    const { services } = this;
    const env = this.envOf(services.postgresPort, {
      NODE_ENV: 'development',
      QUEUE_BACKEND: 'inline',
      REDIS_URL: '',
    });
    await runCli(['migrate'], { env: { ...env, LOG_LEVEL: 'silent' } });
    await services.query(startClock(TIME_SCALE));
    await services.query(WATCH);
    const child = fork(inProject('test/chaos/lib/fill-world.cjs'), {
      cwd: this.home,
      env,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.world = await new Promise((resolve, reject) => {
      child.once('message', ({ world }) => resolve(world));
      child.once('exit', (code) => reject(new Error(`the world could not be filled (exit code ${code})`)));
    });
  }

  envOf(postgresPort, more = {}) {
    const { PATH, HOME, LANG } = process.env;
    return {
      ...{ PATH, HOME, LANG },
      ...this.services.secrets,
      NODE_ENV: 'production',
      LOG_LEVEL: 'info',
      DATABASE_URL: this.services.databaseUrlAt(postgresPort),
      DATABASE_POOL: '10',
      QUEUE_BACKEND: 'redis',
      QUEUE_PREFIX: 'chaos',
      ...more,
    };
  }

  async add(name) {
    const { services } = this;
    const postgres = await new Proxy(services.postgresPort).listen();
    const redis = await new Proxy(services.redisPort).listen();
    this.proxies.push(
      { process: name, service: 'postgres', proxy: postgres },
      { process: name, service: 'redis', proxy: redis },
    );
    const port = String(await freePort());
    const app = name.split('-')[0];
    this.processes.push(
      new Supervised({
        name,
        home: this.home,
        entry: `dist/apps/${app}/src/main.js`,
        origin: `http://127.0.0.1:${port}`,
        env: this.envOf(postgres.port, {
          REDIS_URL: `redis://127.0.0.1:${redis.port}`,
          ...(app === 'api' ? { PORT: port } : { WORKER_PORT: port }),
        }),
      }),
    );
  }

  /** Waits until every process answers. */
  async ready(patienceMs) {
    const deadline = Date.now() + patienceMs;
    for (const { name, origin } of this.processes) {
      while (!(await isReady(origin))) {
        if (Date.now() > deadline)
          throw new Error(`${name} did not become ready; see ${this.home}/${name}.log`);
        await sleep(100);
      }
    }
  }

  async stop({ keep }) {
    await Promise.all(this.processes.map((process) => process.stop()));
    for (const { proxy } of this.proxies) await proxy.close();
    await this.services.stop({ keep });
  }
}

async function isReady(origin) {
  const answer = await fetch(`${origin}/health/ready`, { signal: AbortSignal.timeout(2000) }).catch(
    () => null,
  );
  return answer?.ok === true;
}
