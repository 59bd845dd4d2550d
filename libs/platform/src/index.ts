export * from './auth/request-decorators';
export * from './graphql/connection';
export * from './graphql/expected-error';
export * from './graphql/keyset';
export * from './graphql/loaders';
export * from './graphql/request-context';
export * from './graphql/user-error';
