import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { DynamicModule, Type } from '@nestjs/common';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { BUILD_SCHEMA_OPTIONS, loadConfig } from '#libs/platform';
import { ApiModule } from './api.module';

/** Where `@nestjs/graphql` marks resolver classes. */
const RESOLVER_MARK = 'graphql:resolver_type';
/** No key of anything: the schema does not depend on the configuration, but modules want one. */
const NO_CONFIGURATION = {
  DATABASE_URL: 'postgres://nobody@localhost/nothing',
  JWT_SECRET: 'x'.repeat(32),
  FIELD_ENCRYPTION_KEYS: `k1:${Buffer.alloc(32).toString('base64')}`,
  BLIND_INDEX_KEY: Buffer.alloc(32).toString('base64'),
  TOKEN_KEY: Buffer.alloc(32).toString('base64'),
};

/** The API's schema in SDL, sorted, as committed in schema.graphql. Connects to nothing and listens nowhere. */
export async function apiSchema(): Promise<string> {
  const builder = await NestFactory.createApplicationContext(GraphQLSchemaBuilderModule, { logger: false });
  try {
    const resolvers = resolversOf(ApiModule.forRoot(loadConfig(NO_CONFIGURATION)));
    const schema = await builder.get(GraphQLSchemaFactory).create([...resolvers], BUILD_SCHEMA_OPTIONS);
    return `${printSchema(lexicographicSortSchema(schema))}\n`;
  } finally {
    await builder.close();
  }
}

type Imported = Type | DynamicModule | Promise<DynamicModule> | { forwardRef: () => unknown };

/** Resolver classes among the providers of a module and of all it imports, without creating any of them. */
function resolversOf(root: DynamicModule): Set<Type> {
  const resolvers = new Set<Type>();
  const seen = new Set<unknown>();
  const visit = (imported: Imported): void => {
    if (imported instanceof Promise || seen.has(imported)) return;
    seen.add(imported);
    if ('forwardRef' in imported) return visit(imported.forwardRef() as Imported);
    const dynamic = 'module' in imported ? imported : null;
    const module: Type = dynamic?.module ?? (imported as Type);
    const listed = (key: 'imports' | 'providers'): unknown[] => [
      ...((Reflect.getMetadata(key, module) as unknown[] | undefined) ?? []),
      ...(dynamic?.[key] ?? []),
    ];
    for (const provider of listed('providers')) {
      if (typeof provider === 'function' && Reflect.hasMetadata(RESOLVER_MARK, provider))
        resolvers.add(provider as Type);
    }
    for (const next of listed('imports')) visit(next as Imported);
  };
  visit(root);
  return resolvers;
}
