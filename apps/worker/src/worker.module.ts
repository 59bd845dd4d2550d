import { type DynamicModule, Module } from '@nestjs/common';
import {
  type AppConfig,
  AuthModule,
  ConfigModule,
  CryptoModule,
  DatabaseModule,
  MetricsModule,
  OutboxModule,
  QueuesModule,
  TimersModule,
} from '#libs/platform';
import { ENTITIES, FEATURES } from './features';

/** Relays events, wakes and sweeps timers, runs whatever consumers and handlers the libs register. */
@Module({})
export class WorkerModule {
  static forRoot(config: AppConfig): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        ConfigModule.forRoot(config),
        DatabaseModule.forRoot({ entities: ENTITIES }),
        CryptoModule,
        AuthModule,
        MetricsModule,
        QueuesModule.forRoot(),
        OutboxModule.forWorker(),
        TimersModule.forWorker(),
        ...FEATURES,
      ],
    };
  }
}
