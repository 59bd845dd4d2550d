import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { requiredEnv } from './required-env';

const ROOT = path.join(__dirname, '../..');
const PATIENCE_MS = 60_000;

export interface ProductProcessOptions {
  readonly databaseUrl: string;
  /** The operations that production takes. */
  readonly documents: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** The built API or worker in a process of its own, as production runs it; its log is kept. */
export class ProductProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
    private readonly logFile: string,
  ) {}

  static async start(
    app: 'api' | 'worker',
    { databaseUrl, documents, env }: ProductProcessOptions,
  ): Promise<ProductProcess> {
    const home = mkdtempSync(path.join(requiredEnv('TEST_HOME'), `${app}-`));
    const list = Object.fromEntries(
      documents.map((text) => [createHash('sha256').update(text).digest('hex'), text]),
    );
    writeFileSync(path.join(home, 'persisted-operations.json'), JSON.stringify(list));
    const port = await freePort();
    const logFile = path.join(home, `${app}.log`);
    const log = openSync(logFile, 'a');
    const { PATH, HOME, LANG, JWT_SECRET, FIELD_ENCRYPTION_KEYS, BLIND_INDEX_KEY, TOKEN_KEY } = process.env;
    const child = spawn(
      process.execPath,
      [
        '--require',
        path.join(ROOT, 'scripts/lib/exit-with-launcher.cjs'),
        path.join(ROOT, `dist/apps/${app}/src/main.js`),
      ],
      {
        cwd: home,
        env: {
          ...{ PATH, HOME, LANG, JWT_SECRET, FIELD_ENCRYPTION_KEYS, BLIND_INDEX_KEY, TOKEN_KEY },
          NODE_ENV: 'production',
          DATABASE_URL: databaseUrl,
          TRUSTED_PROXIES: '127.0.0.1',
          LOG_LEVEL: 'info',
          PORT: String(port),
          WORKER_PORT: String(port),
          ...env,
        },
        stdio: ['ignore', log, log, 'ipc'],
      },
    );
    closeSync(log);
    const started = new ProductProcess(child, `http://127.0.0.1:${port}`, logFile);
    await started.ready();
    return started;
  }

  get crashed(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  log(): string {
    return readFileSync(this.logFile, 'utf8');
  }

  async stop(): Promise<void> {
    if (this.crashed) return;
    const exited = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGTERM');
    const patience = setTimeout(() => this.child.kill('SIGKILL'), 15_000);
    await exited;
    clearTimeout(patience);
  }

  private async ready(): Promise<void> {
    for (const end = performance.now() + PATIENCE_MS; ;) {
      const answer = await fetch(`${this.url}/health/ready`).catch(() => undefined);
      if (answer?.ok) return;
      if (this.crashed || performance.now() > end)
        throw new Error(`it did not start:\n${this.log().slice(-3000)}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
