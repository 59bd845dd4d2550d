import 'reflect-metadata';
import { inspect } from 'node:util';
import { ConfigError, loadConfig, mapStackTraces } from '#libs/platform';
import { createApi } from './create-api';

async function bootstrap(): Promise<void> {
  const config = loadConfig(process.env);
  const app = await createApi(config);
  app.enableShutdownHooks();
  // started by a launcher that is gone: stop as if asked to
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  await app.listen({ host: config.host, port: config.port });
}

mapStackTraces();
bootstrap().catch((error: unknown) => {
  // before logging is there: one sentence for people, a stack for bugs
  process.stderr.write(`${error instanceof ConfigError ? error.message : inspect(error)}\n`);
  process.exit(1);
});
