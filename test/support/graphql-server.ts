import { type DynamicModule, type INestApplication, Module, type Provider, type Type } from '@nestjs/common';
import { APP_FILTER, NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Client, createClient } from 'graphql-ws';
import WebSocket from 'ws';
import {
  AuthModule,
  ConfigModule,
  CryptoModule,
  DatabaseModule,
  GraphqlModule,
  type GraphqlOptions,
  httpAdapter,
  HttpErrorFilter,
  LiveModule,
  loadConfig,
  PLATFORM_ENTITIES,
  secureHttp,
} from '#libs/platform';

export interface GraphqlServerOptions {
  readonly databaseUrl: string;
  readonly graphql?: Partial<GraphqlOptions>;
  readonly imports?: (Type | DynamicModule)[];
  /** Resolvers of the test, an ActorResolver, … */
  readonly providers?: Provider[];
}

export interface GraphqlAnswer {
  readonly status: number;
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions: Record<string, unknown> & { readonly code: string };
  }[];
}

/** A real GraphQL server on a port of its own, with the resolvers of a test. */
export class GraphqlServer {
  constructor(
    readonly app: INestApplication,
    readonly url: string,
  ) {}

  static async start({
    databaseUrl,
    graphql,
    imports,
    providers,
  }: GraphqlServerOptions): Promise<GraphqlServer> {
    @Module({ providers: [{ provide: APP_FILTER, useClass: HttpErrorFilter }, ...(providers ?? [])] })
    class TestApi {}

    const config = loadConfig({ ...process.env, NODE_ENV: 'test', DATABASE_URL: databaseUrl, REDIS_URL: '' });
    const root: DynamicModule = {
      module: TestApi,
      imports: [
        ConfigModule.forRoot(config),
        DatabaseModule.forRoot({ entities: PLATFORM_ENTITIES, role: 'worker' }),
        CryptoModule,
        AuthModule,
        LiveModule,
        ...(imports ?? []),
        GraphqlModule.forRoot({ open: true, ...graphql }),
      ],
    };
    const http = { production: false, trustedProxies: [] };
    const app = await NestFactory.create<NestFastifyApplication>(root, httpAdapter(http), {
      logger: false,
      abortOnError: false,
    });
    await secureHttp(app, http, []);
    await app.listen(0, '127.0.0.1');
    return new GraphqlServer(app, await app.getUrl());
  }

  /** Posts an operation. `headers` may name a language or carry a token. */
  async post(
    query: string | undefined,
    {
      variables = {},
      headers = {},
      ...more
    }: { variables?: object; headers?: Record<string, string>; extensions?: object } = {},
  ): Promise<GraphqlAnswer> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables, ...more }),
    });
    return { status: response.status, ...((await response.json()) as object) };
  }

  /** A graphql-ws client; dispose it before the server stops. */
  socket(connectionParams: Record<string, unknown> = {}, onClosed?: (code: number) => void): Client {
    return createClient({
      url: `${this.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams,
      retryAttempts: 0,
      on: { closed: (event) => onClosed?.((event as { code: number }).code) },
    });
  }

  async stop(): Promise<void> {
    await this.app.close();
  }
}
