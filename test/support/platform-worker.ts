import { randomBytes } from 'node:crypto';
import type { Abstract, OnModuleInit, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  ConfigModule,
  DatabaseModule,
  EventConsumers,
  HealthModule,
  JobsModule,
  loadConfig,
  OutboxModule,
  PLATFORM_ENTITIES,
  QueuesModule,
  TimerHandlers,
  TimersModule,
  UnitOfWork,
  WorkDrainModule,
  type EventConsumer,
  type QueueBackend,
  type TimerHandler,
} from '#libs/platform';

export interface PlatformWorkerOptions {
  readonly databaseUrl: string;
  readonly backend: QueueBackend;
  readonly redisUrl?: string;
  readonly queuePrefix?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly consumers?: readonly EventConsumer[];
  readonly handlers?: (unitOfWork: UnitOfWork) => readonly TimerHandler[];
}

export interface PlatformWorker {
  get<T>(token: Type<T> | Abstract<T>): T;
  stop(): Promise<void>;
}

/** The worker's half of the platform, alone, with consumers and handlers of the test's own. */
export async function startPlatformWorker(options: PlatformWorkerOptions): Promise<PlatformWorker> {
  const config = loadConfig({
    JWT_SECRET: randomBytes(48).toString('base64url'),
    FIELD_ENCRYPTION_KEYS: `k1:${randomBytes(32).toString('base64')}`,
    BLIND_INDEX_KEY: randomBytes(32).toString('base64'),
    TOKEN_KEY: randomBytes(32).toString('base64'),
    ...options.env,
    NODE_ENV: 'test',
    DATABASE_URL: options.databaseUrl,
    QUEUE_BACKEND: options.backend,
    REDIS_URL: options.redisUrl,
    QUEUE_PREFIX: options.queuePrefix,
  });
  const module = {
    module: PlatformWorkerModule,
    imports: [
      ConfigModule.forRoot(config),
      DatabaseModule.forRoot({ entities: PLATFORM_ENTITIES, role: 'worker' }),
      QueuesModule.forRoot(),
      OutboxModule.forWorker(),
      TimersModule.forWorker(),
      JobsModule.forWorker(),
      HealthModule,
      WorkDrainModule,
    ],
    providers: [
      {
        provide: Registration,
        inject: [EventConsumers, TimerHandlers, UnitOfWork],
        useFactory: (consumers: EventConsumers, handlers: TimerHandlers, unitOfWork: UnitOfWork) =>
          new Registration(options, consumers, handlers, unitOfWork),
      },
    ],
  };
  const app = await NestFactory.createApplicationContext(module, {
    logger: process.env['TEST_LOG'] ? undefined : false,
    abortOnError: false,
  });
  return { get: (token) => app.get(token), stop: () => app.close() };
}

class PlatformWorkerModule {}

class Registration implements OnModuleInit {
  constructor(
    private readonly options: PlatformWorkerOptions,
    private readonly consumers: EventConsumers,
    private readonly handlers: TimerHandlers,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onModuleInit(): void {
    for (const consumer of this.options.consumers ?? []) this.consumers.register(consumer);
    for (const handler of this.options.handlers?.(this.unitOfWork) ?? []) this.handlers.register(handler);
  }
}
