import 'reflect-metadata';
import { inspect } from 'node:util';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  ConfigError,
  createJsonLog,
  httpAdapter,
  JsonLogger,
  loadConfig,
  mapStackTraces,
  secureHttp,
} from '#libs/platform';
import { WorkerModule } from './worker.module';

async function bootstrap(): Promise<void> {
  const config = loadConfig(process.env);
  const http = { production: config.environment === 'production', trustedProxies: config.trustedProxies };
  const app = await NestFactory.create<NestFastifyApplication>(
    WorkerModule.forRoot(config),
    httpAdapter(http),
    {
      abortOnError: false,
      logger: new JsonLogger(createJsonLog(config.logLevel)),
    },
  );
  await secureHttp(app, http, []);
  app.enableShutdownHooks();
  // started by a launcher that is gone: stop as if asked to
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  if (config.workerPort > 0) await app.listen({ host: config.host, port: config.workerPort });
  else await app.init();
}

mapStackTraces();
bootstrap().catch((error: unknown) => {
  // before logging is there: one sentence for people, a stack for bugs
  process.stderr.write(`${error instanceof ConfigError ? error.message : inspect(error)}\n`);
  process.exit(1);
});
