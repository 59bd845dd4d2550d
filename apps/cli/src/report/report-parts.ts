import { Module, type DynamicModule, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  AuthModule,
  ConfigModule,
  CryptoModule,
  DatabaseModule,
  FilesModule,
  JobsModule,
  LiveModule,
  loadConfig,
  MetricsModule,
  OutboxModule,
  QueuesModule,
  TimersModule,
  type AppConfig,
} from '#libs/platform';
import { ENTITIES, FEATURES } from '#libs/product';

/** The product without a door and without a worker: it answers questions, and nothing runs beside them. */
@Module({})
class ReadingModule {
  static forRoot(config: AppConfig): DynamicModule {
    return {
      module: ReadingModule,
      imports: [
        ConfigModule.forRoot(config),
        DatabaseModule.forRoot({ entities: ENTITIES, role: 'worker' }),
        CryptoModule,
        AuthModule,
        MetricsModule,
        QueuesModule.forRoot(),
        OutboxModule.forApi(),
        TimersModule.forApi(),
        JobsModule.forApi(),
        FilesModule.forApi(),
        LiveModule,
        ...FEATURES,
      ],
    };
  }
}

export function openForReading(env: NodeJS.ProcessEnv): Promise<INestApplicationContext> {
  const config = loadConfig({ LOG_LEVEL: 'error', ...env, QUEUE_BACKEND: 'inline' });
  return NestFactory.createApplicationContext(ReadingModule.forRoot(config), {
    logger: ['fatal'],
    abortOnError: false,
  });
}
