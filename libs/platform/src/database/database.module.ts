import { Global, Module, type DynamicModule } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { TypeOrmModule, type TypeOrmModuleOptions } from '@nestjs/typeorm';
import { CryptoRandom, UuidV7Ids, type Random } from '#libs/kernel';
import { APP_CONFIG, type AppConfig } from '../config/app-config';
import { CLOCK, IDS, RANDOM } from '../tokens';
import { DatabaseClock } from './database-clock';
import { DatabaseListener } from './database-listener';
import { DATABASE_ROLE, requireHarmlessRole, roleOption, type DatabaseRole } from './database-roles';
import { ProductClock } from './product-clock';
import { prepareScope } from './scoped-query';
import { UnitOfWork } from './unit-of-work';
import { WatchedClient } from './watched-client';

/** How long a connection that nobody needs is kept. */
const IDLE_CONNECTION_MS = 10 * 60_000;

export interface DatabaseModuleOptions {
  /** Entity classes, usually the concatenated `<LIB>_ENTITIES`. */
  readonly entities: readonly (abstract new (...args: never[]) => object)[];
  /** `api` where requests of people are answered: statements then see the streets those people were admitted to. */
  readonly role: DatabaseRole;
}

/**
 * TypeORM on one pool, the unit of work, and the kernel's ports: product time, ids, chance. Never migrates: that is a
 * command of its own.
 */
@Global()
@Module({})
export class DatabaseModule {
  static forRoot({ entities, role }: DatabaseModuleOptions): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [
        TypeOrmModule.forRootAsync({
          inject: [APP_CONFIG],
          useFactory: (config: AppConfig) => dataSourceOptions(config, entities, role),
        }),
      ],
      providers: [
        { provide: DATABASE_ROLE, useValue: role },
        UnitOfWork,
        DatabaseListener,
        {
          provide: DatabaseClock,
          inject: [DataSource, DatabaseListener],
          // before any module's onModuleInit may ask for the time
          useFactory: async (dataSource: DataSource, listener: DatabaseListener) => {
            await requireHarmlessRole(dataSource, role);
            return DatabaseClock.read(dataSource, listener);
          },
        },
        { provide: CLOCK, useExisting: DatabaseClock },
        ProductClock,
        { provide: RANDOM, useClass: CryptoRandom },
        // real time, not product time: ids sort by when a row was written, also while a demonstration runs days in minutes
        {
          provide: IDS,
          inject: [RANDOM],
          useFactory: (random: Random) => new UuidV7Ids(() => Date.now(), random),
        },
      ],
      exports: [
        TypeOrmModule,
        DATABASE_ROLE,
        UnitOfWork,
        DatabaseListener,
        DatabaseClock,
        CLOCK,
        RANDOM,
        IDS,
        ProductClock,
      ],
    };
  }
}

function dataSourceOptions(
  config: AppConfig,
  entities: DatabaseModuleOptions['entities'],
  role: DatabaseRole,
): TypeOrmModuleOptions {
  return {
    type: 'postgres',
    uuidExtension: 'pgcrypto',
    url: config.databaseUrl,
    entities: [...entities] as never[],
    synchronize: false,
    migrationsRun: false,
    logging: false,
    installExtensions: false,
    poolSize: config.databasePool,
    // waiting for a place in the pool counts too: a burst of claims must queue, not fail
    connectTimeoutMS: 20_000,
    applicationName: 'supermarket',
    retryAttempts: 5,
    retryDelay: 1000,
    poolErrorHandler: () => undefined, // an idle connection died; the pool opens another when one is needed
    extra: {
      Client: WatchedClient,
      options: roleOption(role),
      onConnect: role === 'api' ? prepareScope : undefined,
      statement_timeout: config.statementTimeoutMs,
      // a transaction that stands still holds locks that timers and claims wait for
      idle_in_transaction_session_timeout: config.statementTimeoutMs * 2,
      keepAlive: true,
      // a connection knows its statements' plans; the driver's ten seconds would throw them away in every quiet moment
      idleTimeoutMillis: IDLE_CONNECTION_MS,
    },
  };
}
