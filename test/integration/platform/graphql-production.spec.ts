import { createHash } from 'node:crypto';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { getIntrospectionQuery } from 'graphql';
import { GraphqlServer } from '../../support/graphql-server';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';

let ran = 0;

@Resolver()
class GreetingResolver {
  @Query(() => String)
  greeting(@Args('name') name: string): string {
    ran++;
    return `你好，${name}`;
  }
}

const LISTED = 'query Greeting($name: String!) { greeting(name: $name) }';
const OTHER = 'query Greeting($name: String!) { greeting(name: $name) __typename }';
const hashOf = (operation: string) => createHash('sha256').update(operation).digest('hex');
const byHash = (sha256Hash: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash } } });
const variables = { name: '王芳' };

describe('GraphQL in production', () => {
  let database: TestDatabase;
  let server: GraphqlServer;

  beforeAll(async () => {
    database = await createTestDatabase();
    server = await GraphqlServer.start({
      databaseUrl: database.url,
      providers: [GreetingResolver],
      graphql: { open: false, operations: new Map([[hashOf(LISTED), LISTED]]), queryPage: '<p>try me</p>' },
    });
  });

  afterAll(async () => {
    await server?.stop();
    await database?.drop();
  });

  beforeEach(() => (ran = 0));

  it.each([
    ['its text', LISTED, {}],
    ['its hash alone', undefined, byHash(hashOf(LISTED))],
    ['both', LISTED, byHash(hashOf(LISTED))],
  ])('runs a listed operation sent as %s', async (_, query, more) => {
    expect((await server.post(query, { variables, ...more })).data).toEqual({ greeting: '你好，王芳' });
  });

  it('runs a listed operation by GET, as a cache in front would ask for it', async () => {
    const query = new URLSearchParams({
      variables: JSON.stringify(variables),
      extensions: JSON.stringify(byHash(hashOf(LISTED)).extensions),
    });
    const response = await fetch(`${server.url}/graphql?${query.toString()}`, {
      headers: { 'apollo-require-preflight': '1' },
    });
    expect(await response.json()).toEqual({ data: { greeting: '你好，王芳' } });
  });

  it.each([
    ['a hand-written operation', OTHER, {}],
    ['introspection', getIntrospectionQuery(), {}],
    ['a hash that is not listed', undefined, byHash(hashOf(OTHER))],
    ['a new operation with its own hash', OTHER, byHash(hashOf(OTHER))],
    ['an operation under the hash of another', OTHER, byHash(hashOf(LISTED))],
    ['nonsense', '{{{', {}],
    ['nothing', undefined, {}],
    ['an empty text with a listed name', '', {}],
  ])('refuses %s before parsing it, in words, and without telling the schema', async (_, query, more) => {
    const answer = await server.post(query, { variables, ...more });
    expect(answer).toMatchObject({
      status: 400,
      errors: [{ message: '这个系统只接受自己界面使用的查询', extensions: { code: 'OPERATION_REFUSED' } }],
    });
    expect(answer.errors).toHaveLength(1);
    expect(ran).toBe(0);
  });

  it('does not learn an operation by being sent it', async () => {
    await server.post(OTHER, { variables, ...byHash(hashOf(OTHER)) });
    expect((await server.post(undefined, { variables, ...byHash(hashOf(OTHER)) })).status).toBe(400);
  });

  it('offers no page to write queries on', async () => {
    const response = await fetch(`${server.url}/graphql`, { headers: { accept: 'text/html' } });
    expect(response.status).toBe(400);
    expect(await response.text()).not.toContain('try me');
  });

  it('refuses unlisted subscriptions the same way', async () => {
    const client = server.socket();
    const errors = await new Promise((resolve) =>
      client.subscribe(
        { query: '{ __typename }' },
        { next: resolve, error: resolve, complete: () => resolve('complete') },
      ),
    );
    expect(errors).toMatchObject([{ extensions: { code: 'OPERATION_REFUSED' } }]);
    await client.dispose();
  });
});
