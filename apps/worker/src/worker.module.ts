import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import {
  type AppConfig,
  AuthModule,
  ConfigModule,
  CryptoModule,
  DatabaseModule,
  FilesModule,
  JobsModule,
  HealthModule,
  HttpErrorFilter,
  MetricsModule,
  OutboxModule,
  QueuesModule,
  TimersModule,
} from '#libs/platform';
import { ENTITIES, FEATURES } from '#libs/product';

/** Relays events, wakes and sweeps timers, runs whatever consumers and handlers the libs register. */
@Module({})
export class WorkerModule {
  static forRoot(config: AppConfig): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        ConfigModule.forRoot(config),
        DatabaseModule.forRoot({ entities: ENTITIES, role: 'worker' }),
        CryptoModule,
        AuthModule,
        MetricsModule,
        QueuesModule.forRoot(),
        OutboxModule.forWorker(),
        TimersModule.forWorker(),
        JobsModule.forWorker(),
        FilesModule.forWorker(),
        HealthModule,
        ...FEATURES,
      ],
      providers: [{ provide: APP_FILTER, useClass: HttpErrorFilter }],
    };
  }
}
