import { DataSource } from 'typeorm';
import { roleOption } from '#libs/platform';
import { ENTITIES } from './entities';
import { MIGRATIONS } from './migrations';

/** A data source for one-off commands, which see all streets but do not own the tables. Uses few connections. */
export function commandDataSource(databaseUrl: string): DataSource {
  return dataSource(databaseUrl, { options: roleOption('worker') });
}

/** As whoever the address names: for migrations. Row-level security binds the owner too, so it sees no rows of streets. */
export function ownerDataSource(databaseUrl: string): DataSource {
  return dataSource(databaseUrl, {});
}

function dataSource(databaseUrl: string, extra: object): DataSource {
  return new DataSource({
    type: 'postgres',
    uuidExtension: 'pgcrypto',
    url: databaseUrl,
    entities: ENTITIES,
    migrations: MIGRATIONS,
    migrationsTableName: 'migrations',
    synchronize: false,
    logging: false,
    installExtensions: false,
    poolSize: 2,
    applicationName: 'supermarket-cli',
    extra,
  });
}
