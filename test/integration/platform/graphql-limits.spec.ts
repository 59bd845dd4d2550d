import { Args, ArgsType, Field, Int, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { createHash } from 'node:crypto';
import { DataSource } from 'typeorm';
import {
  CallLimiter,
  ClientInfo,
  connectionOf,
  OncePerDocument,
  PageArgs,
  pageRequest,
  toConnection,
  type Connection,
  type RequestClient,
} from '#libs/platform';
import { GraphqlServer } from '../../support/graphql-server';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';

@ObjectType()
class Shelf {
  @Field(() => Int)
  number: number;

  @Field(() => Shelf)
  inner: Shelf;
}

const ShelfConnection = connectionOf(Shelf);

@ArgsType()
class GuessArgs {
  @Field(() => String)
  code: string;
}

let tries = 0;

@Resolver(() => Shelf)
class ShelfResolver {
  constructor(private readonly limiter: CallLimiter) {}

  @Query(() => Shelf)
  shelf(): object {
    return {
      number: 1,
      get inner() {
        return this;
      },
    };
  }

  @Query(() => ShelfConnection)
  shelves(@Args() page: PageArgs): Connection<object> {
    const row = { createdAt: new Date(0), id: '0192d3c4-0000-7000-8000-000000000000' };
    return toConnection(
      [row],
      pageRequest(page),
      (r) => r,
      () => this.shelf(),
    );
  }

  /** Without the rule that allows one per document: only the limit holds. */
  @Mutation(() => Boolean)
  async guess(@Args() { code }: GuessArgs, @ClientInfo() client: RequestClient): Promise<boolean> {
    await this.limiter.require({ name: 'guess', calls: 5, seconds: 60 }, client.clientAddress);
    tries++;
    return code === 'right';
  }

  @OncePerDocument()
  @Mutation(() => Boolean)
  signInTest(@Args('code') code: string): boolean {
    tries++;
    return code === 'right';
  }
}

const nested = (levels: number) => `{ shelf { ${'inner { '.repeat(levels)} number ${'} '.repeat(levels)} } }`;
const times = (n: number, of: (i: number) => string) => Array.from({ length: n }, (_, i) => of(i)).join(' ');

describe('limits of an operation', () => {
  let database: TestDatabase;
  let server: GraphqlServer;

  beforeAll(async () => {
    database = await createTestDatabase();
    server = await GraphqlServer.start({
      databaseUrl: database.url,
      providers: [ShelfResolver],
      graphql: { limits: { depth: 8, aliases: 10, cost: 2_000, tokens: 1_000 } },
    });
  });

  afterAll(async () => {
    await server?.stop();
    await database?.drop();
  });

  beforeEach(() => (tries = 0));

  it('lets an ordinary operation pass', async () => {
    expect(await server.post(nested(5))).toMatchObject({ status: 200, data: { shelf: {} } });
  });

  it.each([
    ['depth', nested(9), '查询嵌套超过 8 层', 'The query is nested more than 8 levels deep'],
    [
      'aliases',
      `{ ${times(11, (i) => `a${i}: __typename`)} }`,
      '查询使用的别名超过 10 个',
      'The query uses more than 10 aliases',
    ],
    [
      'cost',
      '{ shelves(first: 100) { edges { node { number inner { number } } } } }',
      '一次查询的数据太多',
      'The query asks for too much at once',
    ],
    ['tokens', `{ ${'__typename '.repeat(1_001)} }`, '查询太长', 'The query is too long'],
  ])('answers %s with HTTP 400 and a readable sentence in both languages', async (_, query, zh, en) => {
    for (const [language, message] of [
      ['zh', zh],
      ['en', en],
    ] as const) {
      const answer = await server.post(query, { headers: { 'accept-language': language } });
      expect(answer).toMatchObject({
        status: 400,
        errors: [{ message, extensions: { code: 'OPERATION_REFUSED' } }],
      });
      expect(answer.errors![0]!.extensions.wayOut).toBeTruthy();
      expect(answer.data).toBeUndefined();
    }
  });

  it('counts a page size given as a variable, or hidden in a fragment, like one written out', async () => {
    const fields = 'edges { node { number inner { number } } }';
    const query = `query ($n: Int) { shelves(first: $n) { ...Page } } fragment Page on ShelfConnection { ${fields} }`;
    expect((await server.post(query, { variables: { n: 5 } })).status).toBe(200);
    expect((await server.post(query, { variables: { n: 100 } })).status).toBe(400);
    // the verdict is remembered by size, not by document
    expect((await server.post(query, { variables: { n: 5 } })).status).toBe(200);
  });

  it('ends on fragments that contain each other, and on those that double at each step', async () => {
    const cycle =
      '{ shelf { ...A } } fragment A on Shelf { inner { ...B } } fragment B on Shelf { inner { ...A } }';
    const doubling = `{ shelf { ...F0 } } ${times(40, (i) => `fragment F${i} on Shelf { x: inner { ...F${i + 1} } y: inner { ...F${i + 1} } }`)} fragment F40 on Shelf { number }`;
    for (const query of [cycle, doubling]) {
      const begun = performance.now();
      expect((await server.post(query)).status).toBe(400);
      expect(performance.now() - begun).toBeLessThan(2_000);
    }
  });

  it('refuses batches', async () => {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify([{ query: nested(1) }, { query: nested(1) }]),
    });
    expect(response.status).toBe(400);
  });

  it('takes no operation that a foreign page could send without being asked', async () => {
    const simple = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: JSON.stringify({ query: nested(1) }),
    });
    const bare = await fetch(`${server.url}/graphql?query=${encodeURIComponent(nested(1))}`);
    expect(simple.status).toBeGreaterThanOrEqual(400);
    expect(simple.status).toBeLessThan(500);
    expect(bare.status).toBe(400);
  });

  describe('against guessing', () => {
    it('runs none of a thousand sign-ins in one request', async () => {
      const bundle = `mutation { ${times(1_000, (i) => `a${i}: signInTest(code: "${i}")`)} }`;
      expect((await server.post(bundle)).status).toBe(400);
      expect(tries).toBe(0);
    });

    it.each([
      ['by aliases', 'mutation { a: signInTest(code: "1") b: signInTest(code: "2") }'],
      [
        'by a fragment',
        'mutation { ...T b: signInTest(code: "2") } fragment T on Mutation { a: signInTest(code: "1") }',
      ],
      [
        'by inline fragments',
        'mutation { ... on Mutation { a: signInTest(code: "1") } ... { b: signInTest(code: "2") } }',
      ],
      ['by two operations', 'mutation A { signInTest(code: "1") } mutation B { signInTest(code: "2") }'],
    ])('takes one sign-in per document, not two %s', async (_, query) => {
      expect(await server.post(query)).toMatchObject({
        status: 400,
        errors: [{ message: '登录或查询凭据一次只能提交一个', extensions: { code: 'OPERATION_REFUSED' } }],
      });
      expect(tries).toBe(0);
      expect((await server.post('mutation { signInTest(code: "1") }')).data).toEqual({ signInTest: false });
    });

    it('counts each call where aliases are allowed: five tries, whatever the number of requests', async () => {
      const bundle = `mutation { ${times(9, (i) => `a${i}: guess(code: "${i}")`)} }`;
      const answers = await Promise.all([server.post(bundle), server.post(bundle), server.post(bundle)]);
      expect(tries).toBe(5);
      const codes = answers.flatMap(({ errors }) => errors?.map((error) => error.extensions.code) ?? []);
      expect(new Set(codes)).toEqual(new Set(['TOO_MANY_REQUESTS']));
      expect(answers[0].errors![0]!.extensions.retryAfterSeconds).toBeGreaterThan(0);
    });

    it('begins afresh when the window is over, and forgets old windows', async () => {
      const limiter = server.app.get(CallLimiter);
      const rule = { name: 'afresh', calls: 1, seconds: 60 };
      const sql = (text: string) => server.app.get(DataSource).query<{ left: number }[]>(text);
      const later = (minutes: number) =>
        sql(
          `UPDATE call_limits SET window_end = app_now() - interval '${minutes} minutes' WHERE key LIKE 'afresh:%'`,
        );
      expect((await limiter.take(rule, 'x')).allowed).toBe(true);
      expect((await limiter.take(rule, 'x')).allowed).toBe(false);
      await later(1);
      expect(await limiter.take(rule, 'x')).toEqual({ allowed: true, retryAfterSeconds: 60 });
      await later(61);
      expect(await limiter.purge()).toBe(1);
    });

    it('keeps whom it counts unreadable in its table', async () => {
      await server.app.get(CallLimiter).take({ name: 'probe', calls: 1, seconds: 60 }, '13800000000');
      const hash = createHash('sha256').update('13800000000').digest('hex');
      const { Client } = await import('pg');
      const client = new Client({ connectionString: database.url });
      await client.connect();
      const { rows } = await client.query<{ key: string }>(
        "SELECT key FROM call_limits WHERE key LIKE 'probe:%'",
      );
      await client.end();
      expect(rows).toHaveLength(1);
      expect(rows[0]!.key).not.toContain('13800000000');
      expect(rows[0]!.key).not.toContain(hash);
    });
  });
});
