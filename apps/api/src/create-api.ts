import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type AppConfig, createJsonLog, httpAdapter, JsonLogger, secureHttp } from '#libs/platform';
import { ApiModule } from './api.module';
import { mountQueueBoard } from './ops/queue-board';
import { OPERATOR_PAGE } from './pages/operator-page';
import { QUERY_PAGE } from './pages/query-page';
import { serveWeb } from './web/serve-web';

/** The API, ready to listen. Used by `main.ts` and by end-to-end tests. */
export async function createApi(config: AppConfig): Promise<NestFastifyApplication> {
  const http = { production: config.environment === 'production', trustedProxies: config.trustedProxies };
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule.forRoot(config), httpAdapter(http), {
    abortOnError: false,
    logger: new JsonLogger(createJsonLog(config.logLevel)),
  });
  await secureHttp(app, http, [QUERY_PAGE.scriptHash!, OPERATOR_PAGE.scriptHash!]);
  await mountQueueBoard(app);
  await serveWeb(app);
  return app;
}
