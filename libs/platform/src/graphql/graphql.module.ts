import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_PIPE } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { AboutResolver } from './about.resolver';
import { apolloOptions } from './apollo-options';
import { ErrorPresenter } from './error-presenter';
import { DEFAULT_GRAPHQL_OPTIONS, GRAPHQL_OPTIONS, type GraphqlOptions } from './graphql-options';
import { InputPipe } from './input.pipe';
import { RequestContextFactory } from './request-context.factory';
import { SubscriptionServer } from './subscription-server';

/**
 * GraphQL over HTTP and WebSocket at /graphql, for the resolvers of all imported modules. Needs AuthModule, and a
 * provider of ACTOR_RESOLVER somewhere in the app.
 */
@Module({})
export class GraphqlModule {
  static forRoot(options: Partial<GraphqlOptions>): DynamicModule {
    const support: DynamicModule = {
      module: GraphqlSupportModule,
      providers: [{ provide: GRAPHQL_OPTIONS, useValue: { ...DEFAULT_GRAPHQL_OPTIONS, ...options } }],
      exports: [GRAPHQL_OPTIONS],
    };
    return {
      module: GraphqlModule,
      imports: [
        support,
        GraphQLModule.forRootAsync<ApolloDriverConfig>({
          driver: ApolloDriver,
          imports: [support],
          inject: [GRAPHQL_OPTIONS, RequestContextFactory, ErrorPresenter],
          useFactory: apolloOptions,
        }),
      ],
      providers: [AboutResolver, SubscriptionServer, { provide: APP_PIPE, useClass: InputPipe }],
    };
  }
}

@Module({
  providers: [RequestContextFactory, ErrorPresenter],
  exports: [RequestContextFactory, ErrorPresenter],
})
class GraphqlSupportModule {}
