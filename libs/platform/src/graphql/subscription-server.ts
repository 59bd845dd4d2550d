import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { ErrorPresenter } from './error-presenter';
import { GRAPHQL_OPTIONS, GRAPHQL_PATH, type GraphqlOptions } from './graphql-options';
import { RequestContextFactory } from './request-context.factory';
import { subscriptionOptions } from './subscription-options';

const MAX_MESSAGE_BYTES = 64 * 1024;
const PROTOCOL = 'graphql-transport-ws';

/**
 * Subscriptions over graphql-ws at the same path as HTTP. Not Nest's own server: that one takes messages of 100 MiB and
 * keeps one context, with its loaders, for the whole life of a subscription.
 */
@Injectable()
export class SubscriptionServer implements OnApplicationBootstrap, OnModuleDestroy {
  private dispose: (() => Promise<void>) | null = null;

  constructor(
    @Inject(GRAPHQL_OPTIONS) private readonly options: GraphqlOptions,
    private readonly host: HttpAdapterHost,
    private readonly schemas: GraphQLSchemaHost,
    private readonly contexts: RequestContextFactory,
    private readonly presenter: ErrorPresenter,
  ) {}

  onApplicationBootstrap(): void {
    const http = this.host.httpAdapter?.getHttpServer() as Server | undefined;
    if (!http) return;
    const sockets = new WebSocketServer({
      noServer: true,
      maxPayload: MAX_MESSAGE_BYTES,
      handleProtocols: (offered) => (offered.has(PROTOCOL) ? PROTOCOL : false),
    });
    const server = useServer(
      subscriptionOptions(this.options, this.schemas.schema, this.contexts, this.presenter),
      sockets,
    );
    const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      if (request.url?.split('?')[0] !== GRAPHQL_PATH) {
        socket.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\n\r\n');
        return;
      }
      sockets.handleUpgrade(request, socket, head, (ws) => sockets.emit('connection', ws, request));
    };
    http.on('upgrade', upgrade);
    this.dispose = async () => {
      http.off('upgrade', upgrade);
      await server.dispose();
    };
  }

  async onModuleDestroy(): Promise<void> {
    await this.dispose?.();
  }
}
