import { Logger } from '@nestjs/common';
import { Type } from 'class-transformer';
import {
  Args,
  ArgsType,
  Field,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  registerEnumType,
  Resolver,
} from '@nestjs/graphql';
import { IsInt, IsOptional, IsString, Max, MaxLength, MinLength, ValidateNested } from 'class-validator';
import { text, type Refusal, type PersonActor } from '#libs/kernel';
import {
  ACTOR_RESOLVER,
  CommandRefused,
  connectionOf,
  type Connection,
  CurrentActor,
  ForbiddenError,
  OptionalActor,
  outcomeOf,
  PageArgs,
  pageRequest,
  RequestLanguage,
  toConnection,
  toUserError,
} from '#libs/platform';
import { GraphqlServer } from '../../support/graphql-server';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';

enum Urgency {
  NORMAL = 'NORMAL',
  URGENT = 'URGENT',
}
registerEnumType(Urgency, { name: 'TestUrgency' });

@InputType()
class VisitorTestInput {
  @Field(() => String)
  @MinLength(2)
  name: string;
}

@InputType()
class PlaceTestInput {
  @Field(() => String)
  @IsString()
  @MinLength(2)
  @MaxLength(20)
  title: string;

  @Field(() => Int)
  @IsInt()
  @Max(50)
  people: number;

  @Field(() => Urgency, { nullable: true })
  urgency?: Urgency;

  @Field(() => Date, { nullable: true })
  at?: Date;

  @Field(() => [VisitorTestInput], { nullable: true })
  @IsOptional()
  @ValidateNested({ each: true })
  @Type(() => VisitorTestInput)
  visitors?: VisitorTestInput[];
}

@ObjectType()
class Placed {
  @Field(() => ID)
  id: string;

  @Field(() => Date, { nullable: true })
  at: Date | null;
}

const PlaceTestResult = outcomeOf('PlaceTestResult', () => Placed);
const PlacedConnection = connectionOf(Placed);

@ArgsType()
class FaultArgs {
  @Field(() => String)
  phone: string;
}

const TAKEN: Refusal = {
  code: 'ORDER_ALREADY_CLAIMED',
  message: text('已被别的组织接单', 'Another organisation was first'),
  wayOut: text('可以排队等候', 'You may wait in line'),
  field: 'orderId',
};

let reached = 0;

@Resolver()
class PlaceResolver {
  @Mutation(() => PlaceTestResult)
  placeTest(@Args('input') input: PlaceTestInput): typeof PlaceTestResult {
    reached++;
    return Object.assign(new Placed(), { id: input.title, at: input.at ?? null });
  }

  @Mutation(() => PlaceTestResult)
  refuse(@RequestLanguage() language: 'zh' | 'en'): typeof PlaceTestResult {
    return toUserError(TAKEN, language);
  }

  @Query(() => PlacedConnection)
  places(@Args() page: PageArgs): Connection<Placed> {
    const rows = Array.from({ length: 30 }, (_, i) => ({
      createdAt: new Date(i),
      id: `0192d3c4-0000-7000-8000-${String(i).padStart(12, '0')}`,
    }));
    const { after, limit } = pageRequest(page);
    const rest = rows.filter((row) => !after || row.createdAt > after.createdAt).slice(0, limit);
    return toConnection(
      rest,
      pageRequest(page),
      (row) => row,
      (row) => ({ id: row.id, at: null }),
    );
  }

  @Query(() => String)
  mine(@CurrentActor() actor: PersonActor): string {
    return actor.personId;
  }

  @Query(() => String, { nullable: true })
  maybe(@OptionalActor() actor: PersonActor | null): string | null {
    return actor?.personId ?? null;
  }

  @Query(() => String)
  forbidden(): string {
    throw new ForbiddenError();
  }

  @Query(() => String, { nullable: true })
  fault(@Args() { phone }: FaultArgs): string {
    throw new Error(`connect to postgres://app:hunter2@10.0.0.1 failed for "${phone}" 张三`);
  }
}

const actor: PersonActor = {
  kind: 'PERSON',
  personId: 'p1',
  accountId: 'a1',
  sessionId: 's1',
  streetId: null,
  grants: [],
};
const PLACE = 'mutation ($input: PlaceTestInput!) { placeTest(input: $input) { ... on Placed { id at } } }';
const valid = { title: '陪诊', people: 1 };

describe('what a caller is told', () => {
  let database: TestDatabase;
  let server: GraphqlServer;
  const logged: string[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    server = await GraphqlServer.start({
      databaseUrl: database.url,
      providers: [
        PlaceResolver,
        {
          provide: ACTOR_RESOLVER,
          useValue: {
            resolve: (token: string) => {
              if (token === 'broken') throw new Error('the sessions table is on fire');
              return Promise.resolve(token === 'good' ? actor : null);
            },
          },
        },
      ],
    });
    Logger.overrideLogger({
      log: () => undefined,
      warn: () => undefined,
      error: (...parts: unknown[]) => void logged.push(JSON.stringify(parts)),
    });
  });

  afterAll(async () => {
    await server?.stop();
    await database?.drop();
  });

  beforeEach(() => {
    reached = 0;
    logged.length = 0;
  });

  const place = (input: object, language = 'zh') =>
    server.post(PLACE, { variables: { input }, headers: { 'accept-language': language } });

  it('answers good input', async () => {
    expect((await place({ ...valid, at: '2026-11-22T09:30:00+08:00' })).data).toEqual({
      placeTest: { id: '陪诊', at: '2026-11-22T01:30:00.000Z' },
    });
  });

  it.each([
    [
      'a rule of ours',
      { title: '陪' },
      'input.title',
      '“input.title”至少 2 个字',
      '"input.title" needs at least 2 characters',
    ],
    [
      'a limit of ours',
      { people: 51 },
      'input.people',
      '“input.people”不能大于 50',
      '"input.people" must not be more than 50',
    ],
    [
      'a rule inside a list',
      { visitors: [{ name: '王芳' }, { name: '王' }] },
      'input.visitors[1].name',
      '“input.visitors[1].name”至少 2 个字',
      '"input.visitors[1].name" needs at least 2 characters',
    ],
    [
      'a wrong kind',
      { people: 'many' },
      'input.people',
      '“input.people”应为整数',
      '"input.people" must be a whole number',
    ],
    [
      'a missing field',
      { title: undefined },
      'input.title',
      '“input.title”没有填写',
      '"input.title" is missing',
    ],
    ['a null', { title: null }, 'input.title', '“input.title”没有填写', '"input.title" is missing'],
    [
      'an unknown field',
      { colour: 1 },
      'input.colour',
      '不认识字段“input.colour”',
      'The field "input.colour" is not known',
    ],
    [
      'an unknown choice',
      { urgency: 'SOON' },
      'input.urgency',
      '“input.urgency”不在可选范围内',
      '"input.urgency" is not one of the choices',
    ],
    [
      'a local time',
      { at: '2026-11-22 09:30' },
      'input.at',
      '“input.at”不是有效的时间',
      '"input.at" is not a valid time',
    ],
    [
      'a NUL',
      { title: 'a\u0000b' },
      'input.title',
      '“input.title”里有无法保存的字符',
      '"input.title" has characters that cannot be kept',
    ],
    [
      'a novel',
      { title: '字'.repeat(10_001) },
      'input.title',
      '“input.title”最多 10000 个字',
      '"input.title" may have at most 10000 characters',
    ],
  ])('names the field and the way out for %s, in both languages', async (_, change, field, zh, en) => {
    for (const [language, message] of [
      ['zh-CN', zh],
      ['en', en],
    ] as const) {
      const { errors } = await place({ ...valid, ...change }, language);
      expect(errors).toHaveLength(1);
      expect(errors![0]).toMatchObject({ message, extensions: { code: 'BAD_USER_INPUT', field } });
      expect(errors![0]!.extensions.wayOut).toBeTruthy();
    }
    expect(reached).toBe(0);
  });

  it('names all fields at fault at once', async () => {
    const { errors } = await place({ title: '陪', people: 99 });
    expect(errors![0]!.extensions.fields).toMatchObject([
      { field: 'input.title' },
      { field: 'input.people' },
    ]);
  });

  it.each([
    [
      'a literal of the wrong kind',
      'mutation { placeTest(input: { title: "陪诊", people: "x" }) { __typename } }',
      'input.people',
    ],
    [
      'a literal without a needed field',
      'mutation { placeTest(input: { title: "陪诊" }) { __typename } }',
      'input.people',
    ],
    ['a missing argument', 'mutation { placeTest { __typename } }', 'input'],
    [
      'an unset variable',
      'mutation ($input: PlaceTestInput!) { placeTest(input: $input) { __typename } }',
      'input',
    ],
  ])('names the field for %s', async (_, query, field) => {
    expect(await server.post(query)).toMatchObject({
      status: 400,
      errors: [{ extensions: { code: 'BAD_USER_INPUT', field } }],
    });
  });

  it('never repeats the value that was wrong', async () => {
    expect(JSON.stringify(await place({ ...valid, people: 'phone 13800000000' }))).not.toContain(
      '13800000000',
    );
  });

  it.each([
    ['a query that cannot be parsed', '{ about', '查询无法解析', 'GRAPHQL_PARSE_FAILED'],
    ['a field that does not exist', '{ nothing }', '查询不符合接口定义', 'GRAPHQL_VALIDATION_FAILED'],
    ['no query', undefined, '请求的格式不对', 'BAD_REQUEST'],
  ])('says in Chinese what is wrong with %s', async (_, query, message, code) => {
    const answer = await server.post(query);
    expect(answer.status).toBe(400);
    expect(answer.errors![0]).toMatchObject({ extensions: { code } });
    expect(answer.errors![0]!.message.startsWith(message)).toBe(true);
  });

  it.each(['{broken', '"text"', '[]', 'null', ''])(
    'answers the body %p with 400 and a sentence',
    async (body) => {
      const response = await fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
      expect(response.status).toBe(400);
      expect(((await response.json()) as { errors: { message: string }[] }).errors[0]!.message).toMatch(
        /请求的格式不对/,
      );
    },
  );

  it('tells an expected refusal as a member of the union, in the language of the caller', async () => {
    const query = 'mutation { refuse { ... on UserError { code message wayOut field } } }';
    expect((await server.post(query, { headers: { 'accept-language': 'en' } })).data).toEqual({
      refuse: {
        code: 'ORDER_ALREADY_CLAIMED',
        message: 'Another organisation was first',
        wayOut: 'You may wait in line',
        field: 'orderId',
      },
    });
    expect(new CommandRefused()).toBeInstanceOf(CommandRefused);
  });

  it('knows who is signed in, and says UNAUTHENTICATED only where somebody must be', async () => {
    const as = (authorization: string) => ({ headers: { authorization } });
    expect((await server.post('{ mine }', as('Bearer good'))).data).toEqual({ mine: 'p1' });
    for (const authorization of ['', 'Bearer bad', 'Basic x']) {
      const answer = await server.post('{ maybe mine }', as(authorization));
      expect(answer).toMatchObject({
        status: 200,
        errors: [
          {
            message: '您还没有登录，或登录已过期',
            extensions: { code: 'UNAUTHENTICATED', wayOut: '请登录后再试' },
          },
        ],
      });
    }
    expect((await server.post('{ maybe }')).data).toEqual({ maybe: null });
  });

  it('says FORBIDDEN without logging a fault', async () => {
    expect(await server.post('{ forbidden }')).toMatchObject({
      errors: [{ extensions: { code: 'FORBIDDEN' } }],
    });
    expect(logged).toEqual([]);
  });

  it('hides what went wrong inside, logs it once without what the user typed, and gives the number to ask about', async () => {
    const query = '{ fault(phone: "13800000000") }';
    for (const [language, sentence] of [
      ['zh', '系统出错了'],
      ['en', 'Something went wrong on our side'],
    ] as const) {
      logged.length = 0;
      const answer = await server.post(query, {
        headers: { 'accept-language': language, 'x-correlation-id': 'abcdef-123456' },
      });
      const [error, ...others] = answer.errors!;
      expect(others).toEqual([]);
      expect(error).toMatchObject({
        extensions: { code: 'INTERNAL_SERVER_ERROR', correlationId: 'abcdef-123456' },
      });
      expect(error!.message).toContain(sentence);
      expect(error!.message).toContain('abcdef-123456');
      expect(JSON.stringify(answer)).not.toMatch(/hunter2|postgres|stack|13800000000/);
      expect(logged).toHaveLength(1);
      expect(logged[0]).toContain('abcdef-123456');
      expect(logged[0]).not.toMatch(/13800000000|张三/);
    }
  });

  it('hides a failure to find out who is asking just as well', async () => {
    const answer = await server.post('{ maybe }', { headers: { authorization: 'Bearer broken' } });
    expect(answer).toMatchObject({
      status: 500,
      errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
    });
    expect(JSON.stringify(answer)).not.toContain('fire');
  });

  it('pages through a list, at most a hundred at a time', async () => {
    const query =
      'query ($first: Int, $after: String) { places(first: $first, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }';
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { data } = await server.post(query, { variables: { first: 7, after } });
      const page = (
        data as { places: { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } }
      ).places;
      seen.push(...page.nodes.map(({ id }) => id));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(new Set(seen).size).toBe(30);
    expect(await server.post(query, { variables: { first: 101 } })).toMatchObject({
      errors: [{ extensions: { field: 'first' } }],
    });
    expect(await server.post(query, { variables: { after: 'x' } })).toMatchObject({
      errors: [{ extensions: { field: 'after' } }],
    });
  });
});
