import { randomUUID } from 'node:crypto';
import { Args, Query, Resolver, Subscription } from '@nestjs/graphql';
import type { Client } from 'graphql-ws';
import { Client as Postgres } from 'pg';
import type { PersonActor } from '#libs/kernel';
import {
  AccessTokens,
  ACTOR_RESOLVER,
  CurrentActor,
  type ActorResolver,
  LiveUpdates,
  LoaderFactory,
  Loaders,
  loaderToken,
  type LiveStream,
  type RequestLoaders,
} from '#libs/platform';
import { GraphqlServer } from '../../support/graphql-server';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';

const LENGTH = loaderToken<string, number>('length');
const signedOut = new Set<string>();

/** Believes every token that is well signed, until its session is ended. */
class TestActorResolver implements ActorResolver {
  tokens: AccessTokens;

  async resolve(token: string): Promise<PersonActor | null> {
    const claims = await this.tokens.read(token);
    if (!claims || signedOut.has(claims.sessionId)) return null;
    return { kind: 'PERSON', grants: [], ...claims };
  }
}

@Resolver()
class LiveTestResolver {
  constructor(private readonly live: LiveUpdates) {}

  @Query(() => String)
  nothing(): string {
    return '';
  }

  /** Shows only what happens to the caller's own things. */
  @Subscription(() => String, { resolve: (value: { text: string }) => value.text })
  happened(@Args('street') street: string, @CurrentActor() actor: PersonActor): LiveStream<{ text: string }> {
    return this.live.subscribe({
      matches: (event) => event.streetId === street,
      deliver: (message) => {
        if (message.kind === 'RESYNC') return { text: 'RESYNC' };
        return message.event.subjectId.startsWith(actor.personId) ? { text: message.event.subjectId } : null;
      },
    });
  }

  @Subscription(() => Number, {
    async resolve(this: LiveTestResolver, _: unknown, __: unknown, context: { loaders: RequestLoaders }) {
      return context.loaders.get(LENGTH).load('x');
    },
  })
  loaded(@Loaders() _: RequestLoaders, @Args('street') street: string): LiveStream<object> {
    return this.live.subscribe({ matches: (event) => event.streetId === street, deliver: () => ({}) });
  }

  @Subscription(() => String)
  failing(): AsyncIterableIterator<unknown> {
    throw new Error('secret of the database');
  }
}

/** What one subscription received. */
class Received {
  readonly values: unknown[] = [];
  errors: unknown = null;
  completed = false;
  private readonly cancel: () => void;

  constructor(client: Client, query: string) {
    this.cancel = client.subscribe(
      { query },
      {
        next: ({ data, errors }) => {
          if (errors) this.errors = errors;
          else this.values.push(Object.values(data ?? {})[0]);
        },
        error: (errors) => void (this.errors = errors),
        complete: () => void (this.completed = true),
      },
    );
  }

  leave(): void {
    this.cancel();
  }

  async until(check: () => boolean): Promise<void> {
    for (const deadline = Date.now() + 5_000; !check(); await new Promise((r) => setTimeout(r, 10))) {
      if (Date.now() > deadline)
        throw new Error(`still waiting; received ${JSON.stringify([this.values, this.errors])}`);
    }
  }
}

describe('subscriptions', () => {
  let database: TestDatabase;
  let server: GraphqlServer;
  let postgres: Postgres;
  let clients: Client[];
  let batches = 0;

  beforeAll(async () => {
    database = await createTestDatabase();
    const resolver = new TestActorResolver();
    server = await GraphqlServer.start({
      databaseUrl: database.url,
      providers: [LiveTestResolver, { provide: ACTOR_RESOLVER, useValue: resolver }],
    });
    resolver.tokens = server.app.get(AccessTokens);
    server.app.get(LoaderFactory).register(LENGTH, (keys) => {
      batches++;
      return Promise.resolve(keys.map((key) => key.length));
    });
    postgres = new Postgres({ connectionString: database.url });
    await postgres.connect();
  });

  afterAll(async () => {
    await postgres?.end();
    await server?.stop();
    await database?.drop();
  });

  beforeEach(() => (clients = []));
  afterEach(async () => {
    for (const client of clients) await client.dispose();
  });

  const socket = (...args: Parameters<GraphqlServer['socket']>) => {
    const client = server.socket(...args);
    clients.push(client);
    return client;
  };
  const signIn = async (personId: string, secondsAgo = 0) => {
    const sessionId = randomUUID();
    const claims = { accountId: 'a', personId, sessionId, streetId: null };
    const { token } = await server.app
      .get(AccessTokens)
      .issue(claims, new Date(Date.now() - secondsAgo * 1000));
    return { sessionId, params: { authorization: `Bearer ${token}` } };
  };
  const happen = async (street: string, ...subjects: string[]) => {
    const notices = subjects.map((id) => ({ t: 'OrderClaimed', s: street, id, p: null }));
    await postgres.query("SELECT pg_notify('live', $1)", [JSON.stringify(notices)]);
  };
  const happened = (street: string) => `subscription { happened(street: "${street}") }`;

  it('tell the signed-in person what happens to her things, and nobody else’s', async () => {
    const street = randomUUID();
    const { params } = await signIn('wang');
    const received = new Received(socket(params), happened(street));
    await received.until(() => received.values.length === 1);
    await happen(street, 'wang-1', 'li-1', 'wang-2');
    await happen(randomUUID(), 'wang-elsewhere');
    await happen(street, 'wang-3');
    await received.until(() => received.values.length >= 4);
    expect(received.values).toEqual(['RESYNC', 'wang-1', 'wang-2', 'wang-3']);
  });

  it('miss nothing under load, whoever is slow', async () => {
    const street = randomUUID();
    const { params } = await signIn('wang');
    const all = Array.from({ length: 10 }, () => new Received(socket(params), happened(street)));
    await Promise.all(all.map((r) => r.until(() => r.values.length === 1)));
    for (let batch = 0; batch < 10; batch++) {
      await happen(street, ...Array.from({ length: 20 }, (_, i) => `wang-${batch}-${i}`));
    }
    await Promise.all(all.map((r) => r.until(() => r.values.includes('wang-9-19'))));
    for (const { values } of all) {
      // a subscriber that fell behind is told to look at everything instead
      const resynced = values.lastIndexOf('RESYNC') > 0;
      expect(resynced || new Set(values).size === 201).toBe(true);
    }
  });

  it('tell everybody to look afresh after the database was away', async () => {
    const street = randomUUID();
    const { params } = await signIn('wang');
    const received = new Received(socket(params), happened(street));
    await received.until(() => received.values.length === 1);
    await postgres.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'supermarket-listener' AND datname = current_database()",
    );
    await received.until(() => received.values.length === 2);
    expect(received.values).toEqual(['RESYNC', 'RESYNC']);
    await happen(street, 'wang-after');
    await received.until(() => received.values.includes('wang-after'));
  });

  it('say UNAUTHENTICATED to visitors where somebody must be signed in, in their language', async () => {
    const received = new Received(socket({ language: 'en' }), happened('s'));
    await received.until(() => received.errors !== null);
    expect(received.errors).toMatchObject([
      {
        message: 'You are not signed in, or your sign-in has expired',
        extensions: { code: 'UNAUTHENTICATED' },
      },
    ]);
  });

  it.each(['Bearer forged', 'Bearer a.b.c'])(
    'close a connection that comes with the token %p',
    async (authorization) => {
      const code = await new Promise<number>((resolve) => {
        const client = socket({ authorization }, resolve);
        client.subscribe(
          { query: happened('s') },
          { next: () => resolve(-1), error: () => undefined, complete: () => resolve(-2) },
        );
      });
      expect(code).toBe(4403);
    },
  );

  it('close when the token expires', async () => {
    const { params } = await signIn('wang', 15 * 60 - 2);
    const begun = Date.now();
    const code = await new Promise<number>((resolve) => {
      const client = socket(params, resolve);
      client.subscribe(
        { query: happened('s') },
        { next: () => undefined, error: () => undefined, complete: () => undefined },
      );
    });
    expect(code).toBe(4403);
    expect(Date.now() - begun).toBeLessThan(4_000);
  });

  it('close, and deliver nothing more, when the person was signed out meanwhile', async () => {
    const street = randomUUID();
    const { params, sessionId } = await signIn('wang');
    let code = 0;
    const received = new Received(
      socket(params, (closed) => void (code = closed)),
      happened(street),
    );
    await received.until(() => received.values.length === 1);
    signedOut.add(sessionId);
    const later = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 60_000);
    try {
      await happen(street, 'wang-secret');
      await received.until(() => code !== 0 || later.mock.calls.length > 100_000);
    } finally {
      later.mockRestore();
    }
    expect(code).toBe(4403);
    expect(received.values).not.toContain('wang-secret');
  });

  it('give each event loaders of its own, so that none shows what was true before', async () => {
    const street = randomUUID();
    const received = new Received(socket(), `subscription { loaded(street: "${street}") }`);
    await received.until(() => received.values.length === 1);
    const before = batches;
    await happen(street, 'a');
    await received.until(() => received.values.length === 2);
    await happen(street, 'b');
    await received.until(() => received.values.length === 3);
    expect(batches - before).toBe(2);
  });

  it('let go of their stream when the reader leaves while nothing happens', async () => {
    const live = server.app.get(LiveUpdates);
    const { params } = await signIn('wang');
    const received = new Received(socket(params), happened('quiet'));
    await received.until(() => live.open === 1);
    await received.until(() => received.values.length === 1);
    received.leave();
    await received.until(() => live.open === 0);
  });

  it.each([
    ['queries', '{ nothing }', 'OPERATION_REFUSED'],
    ['nonsense', 'subscription {', 'GRAPHQL_PARSE_FAILED'],
    ['unknown fields', 'subscription { other }', 'GRAPHQL_VALIDATION_FAILED'],
    ['bad input', 'subscription { happened(street: 3) }', 'BAD_USER_INPUT'],
    [
      'too many aliases',
      `subscription { happened(street: "${'s'}") { ${Array.from({ length: 30 }, (_, i) => `a${i}: x`).join(' ')} } }`,
      'OPERATION_REFUSED',
    ],
    ['too long a document', `subscription { ${'happened '.repeat(2_100)} }`, 'OPERATION_REFUSED'],
  ])('refuse %s in words', async (_, query, code) => {
    const { params } = await signIn('wang');
    const received = new Received(socket(params), query);
    await received.until(() => received.errors !== null);
    expect(
      (received.errors as { extensions: { code: string } }[]).map((error) => error.extensions.code),
    ).toContain(code);
  });

  it('hide what went wrong inside', async () => {
    const received = new Received(socket(), 'subscription { failing }');
    await received.until(() => received.errors !== null);
    expect(received.errors).toMatchObject([{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
    expect(JSON.stringify(received.errors)).not.toContain('secret');
  });
});
