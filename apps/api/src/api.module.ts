import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import {
  type AppConfig,
  AuthModule,
  ConfigModule,
  CryptoModule,
  DatabaseModule,
  FilesModule,
  GraphqlModule,
  HealthModule,
  HttpErrorFilter,
  JobsModule,
  LiveModule,
  MetricsModule,
  OutboxModule,
  QueuesModule,
  readPersistedOperations,
  TimersModule,
} from '#libs/platform';
import { ENTITIES, FEATURES, HTTP_FEATURES } from '#libs/product';
import { QUERY_PAGE } from './pages/query-page';
import { DemoAccountsController } from './web/demo-accounts.controller';

@Module({})
export class ApiModule {
  static forRoot(config: AppConfig): DynamicModule {
    const open = config.environment !== 'production';
    return {
      module: ApiModule,
      imports: [
        ConfigModule.forRoot(config),
        DatabaseModule.forRoot({ entities: ENTITIES, role: 'api' }),
        CryptoModule,
        AuthModule,
        MetricsModule,
        QueuesModule.forRoot(),
        OutboxModule.forApi(),
        TimersModule.forApi(),
        JobsModule.forApi(),
        FilesModule.forApi(),
        LiveModule,
        HealthModule,
        ...FEATURES,
        ...HTTP_FEATURES,
        GraphqlModule.forRoot({
          open,
          limits: config.graphqlLimits,
          operations: readPersistedOperations('persisted-operations.json'),
          queryPage: QUERY_PAGE.html,
        }),
      ],
      controllers: [DemoAccountsController],
      providers: [{ provide: APP_FILTER, useClass: HttpErrorFilter }],
    };
  }
}
