import { Module, type Abstract, type DynamicModule, type Type } from '@nestjs/common';
import { APP_FILTER, NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  GraphqlModule,
  httpAdapter,
  HttpErrorFilter,
  loadConfig,
  WorkDrainModule,
  type AppConfig,
} from '#libs/platform';
import { productParts } from '../product-parts';

/** API and worker in one process, on the inline queue: for seeds, the demonstration's own look at the data, and tests. */
@Module({})
class InProcessModule {
  static forRoot(config: AppConfig): DynamicModule {
    return {
      module: InProcessModule,
      imports: [
        ...productParts(config, 'forWorker'),
        WorkDrainModule,
        GraphqlModule.forRoot({ open: true, limits: config.graphqlLimits }),
      ],
      providers: [{ provide: APP_FILTER, useClass: HttpErrorFilter }],
    };
  }
}

export interface InProcess {
  readonly app: NestFastifyApplication;
  get<T>(token: Type<T> | Abstract<T> | symbol): T;
  stop(): Promise<void>;
}

/** @throws Error in production: product time is moved here */
export async function startInProcess(env: NodeJS.ProcessEnv): Promise<InProcess> {
  const config = loadConfig({
    LOG_LEVEL: 'error',
    ...env,
    QUEUE_BACKEND: 'inline',
    SWEEP_MS: '60000',
    RELAY_POLL_MS: '60000',
    STATEMENT_TIMEOUT_MS: '120000',
  });
  if (config.environment === 'production')
    throw new Error('The demonstration is refused in production · 生产环境不允许演示数据');
  const app = await NestFactory.create<NestFastifyApplication>(
    InProcessModule.forRoot(config),
    httpAdapter({ production: false, trustedProxies: [] }),
    {
      logger: process.env['DEBUG'] ? ['warn', 'error', 'fatal'] : ['fatal'],
      abortOnError: false,
    },
  );
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return { app, get: (token) => app.get(token, { strict: false }), stop: () => app.close() };
}
