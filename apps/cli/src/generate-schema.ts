import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { ENTITIES } from './entities';
import { Foundation1763800000001 } from './migrations/0001-foundation';

/**
 * The source of migration 0002: the statements that build every table from the entities, on a database that has only the
 * foundation. Works in a database of its own beside the given one and drops it again.
 */
export async function generateSchema(databaseUrl: string): Promise<string> {
  const name = `schema_${randomBytes(4).toString('hex')}`;
  const admin = new Client({ connectionString: databaseUrl });
  await admin.connect();
  try {
    await admin.query(`CREATE DATABASE ${name}`);
    try {
      return await generateIn(withDatabase(databaseUrl, name));
    } finally {
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
    }
  } finally {
    await admin.end();
  }
}

async function generateIn(databaseUrl: string): Promise<string> {
  const dataSource = await new DataSource({
    type: 'postgres',
    uuidExtension: 'pgcrypto',
    url: databaseUrl,
    entities: ENTITIES,
    migrations: [Foundation1763800000001],
    migrationsTableName: 'migrations',
    installExtensions: false,
  }).initialize();
  try {
    await dataSource.runMigrations({ transaction: 'each' });
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    const tables = [...dataSource.entityMetadatas.map((entity) => entity.tableName)];
    return migrationSource(
      upQueries.map(({ query }) => query),
      tables,
    );
  } finally {
    await dataSource.destroy();
  }
}

function migrationSource(statements: readonly string[], tables: readonly string[]): string {
  const quote = (sql: string) =>
    `\`${sql.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${')}\``;
  const list = statements.map((statement) => `  ${quote(statement)},`).join('\n');
  const drops = [...tables]
    .sort()
    .map((table) => `  ${quote(`DROP TABLE "${table}" CASCADE`)},`)
    .join('\n');
  return `// Generated from the entities by scripts/generate-schema.mjs: change an entity, not this file.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP: readonly string[] = [
${list}
];

const DOWN: readonly string[] = [
${drops}
];

export class Schema1763800000002 implements MigrationInterface {
  readonly name = 'Schema1763800000002';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
`;
}

function withDatabase(databaseUrl: string, name: string): string {
  const url = new URL(databaseUrl);
  url.pathname = `/${name}`;
  return url.href;
}
