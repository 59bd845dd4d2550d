import { loadConfig, type QueueBackend } from '#libs/platform';
import { createApi } from '../../apps/api/src/create-api';
import { GraphqlServer } from './graphql-server';

export interface ApiServerOptions {
  readonly databaseUrl: string;
  readonly backend?: QueueBackend;
  readonly redisUrl?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** The whole API on a port of its own, as `main.ts` starts it. */
export async function startApi({
  databaseUrl,
  backend,
  redisUrl,
  env,
}: ApiServerOptions): Promise<GraphqlServer> {
  const config = loadConfig({
    ...process.env,
    ...env,
    NODE_ENV: 'test',
    DATABASE_URL: databaseUrl,
    QUEUE_BACKEND: backend ?? 'inline',
    REDIS_URL: redisUrl,
    PORT: '0',
  });
  const app = await createApi(config);
  await app.listen({ host: '127.0.0.1', port: 0 });
  return new GraphqlServer(app, await app.getUrl());
}
