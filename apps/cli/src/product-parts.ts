import type { ModuleMetadata } from '@nestjs/common';
import {
  AuthModule,
  ConfigModule,
  CryptoModule,
  DatabaseModule,
  FilesModule,
  JobsModule,
  LiveModule,
  MetricsModule,
  OutboxModule,
  QueuesModule,
  TimersModule,
  type AppConfig,
} from '#libs/platform';
import { ENTITIES, FEATURES } from '#libs/product';

/**
 * The modules the product consists of inside a command of this tool.
 * @param side `forWorker` also relays events and wakes timers, `forApi` leaves that to others
 */
export const productParts = (
  config: AppConfig,
  side: 'forApi' | 'forWorker',
): NonNullable<ModuleMetadata['imports']> => [
  ConfigModule.forRoot(config),
  DatabaseModule.forRoot({ entities: ENTITIES, role: 'worker' }),
  CryptoModule,
  AuthModule,
  MetricsModule,
  QueuesModule.forRoot(),
  OutboxModule[side](),
  TimersModule[side](),
  JobsModule[side](),
  FilesModule[side](),
  LiveModule,
  ...FEATURES,
];
