import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import type { Role } from '#libs/kernel';
import { ACTOR_RESOLVER, type QueueBackend } from '#libs/platform';
import { apiSchema } from '../../../apps/api/src/schema';
import { startApi } from '../../support/api-server';
import type { GraphqlServer } from '../../support/graphql-server';
import { describeWithRedis, testRedisUrl, uniqueQueuePrefix } from '../../support/redis';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';

describe('the API', () => {
  let database: TestDatabase;
  let api: GraphqlServer;

  beforeAll(async () => {
    database = await createTestDatabase();
    api = await startApi({ databaseUrl: database.url });
  });

  afterAll(async () => {
    await api?.stop();
    await database?.drop();
  });

  it('serves the schema it exports', async () => {
    const { data } = await api.post(
      '{ __schema { queryType { fields { name } } mutationType { fields { name } } } }',
    );
    const sdl = await apiSchema();
    const { queryType, mutationType } = (data as { __schema: Record<string, { fields: { name: string }[] }> })
      .__schema;
    const names = [...queryType!.fields, ...(mutationType?.fields ?? [])].map(({ name }) => name);
    expect(names).toContain('about');
    for (const name of names) expect(sdl).toMatch(new RegExp(`^  ${name}[(:]`, 'm'));
  });

  it('opens with a page in Chinese, built or not', async () => {
    const response = await fetch(api.url, { headers: { accept: 'text/html' } });
    expect(response.headers.get('content-type')).toMatch(/^text\/html/);
    expect(await response.text()).toContain('党群志愿服务超市');
  });

  it('lists no demonstration account where this is no demonstration', async () => {
    const response = await fetch(`${api.url}/demo/accounts`);
    expect(await response.json()).toEqual([]);
  });

  it('offers a page to try queries that needs nothing from elsewhere', async () => {
    const response = await fetch(`${api.url}/graphql`, { headers: { accept: 'text/html,*/*' } });
    const page = await response.text();
    expect(page).toContain('<textarea id="query"');
    expect(page).not.toMatch(/(?:src|href)="https?:/);
    const script = /<script>([\s\S]*?)<\/script>/.exec(page)![1]!;
    const { createHash } = await import('node:crypto');
    const hash = createHash('sha256').update(script).digest('base64');
    expect(response.headers.get('content-security-policy')).toContain(`'sha256-${hash}'`);
  });

  it('guards its answers and names each request', async () => {
    const response = await fetch(api.url, { headers: { 'x-correlation-id': 'given-by-proxy-1' } });
    expect(response.headers.get('x-correlation-id')).toBe('given-by-proxy-1');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'x-frame-options': 'SAMEORIGIN',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
    });
    expect(response.headers.has('x-powered-by')).toBe(false);
    // a street office's own network may have no TLS
    expect(response.headers.has('strict-transport-security')).toBe(false);
    const odd = await fetch(api.url, { headers: { 'x-correlation-id': '<script>' } });
    expect(odd.headers.get('x-correlation-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('runs no script but its own, on every kind of answer', async () => {
    for (const path of ['', '/graphql?query={about{name}}', '/nothing', '/health/live']) {
      const response = await fetch(`${api.url}${path}`);
      const policy = new Map(
        (response.headers.get('content-security-policy') ?? '').split(';').map((rule) => {
          const [name = '', ...sources] = rule.trim().split(/\s+/);
          return [name, sources] as const;
        }),
      );
      const scripts = policy.get('script-src') ?? ['nothing said'];
      expect(scripts.filter((source) => source !== "'self'" && !/^'sha256-[\w+/=]+'$/.test(source))).toEqual(
        [],
      );
      expect(policy.get('default-src')).toEqual(["'self'"]);
      for (const name of ['object-src', 'base-uri', 'frame-ancestors'])
        expect([name, policy.get(name)]).toEqual([name, ["'none'"]]);
      expect(policy.get('connect-src')).toEqual(["'self'"]);
    }
  });

  it.each([
    ['an unknown address', '/nothing', {}, 404, '没有这个地址'],
    ['an address longer than any of ours', `/files/${'a'.repeat(3000)}`, {}, 404, '没有这个地址'],
    [
      'a body that is no JSON',
      '/graphql',
      { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{' },
      400,
      '请求的格式不对',
    ],
    [
      'a body of another kind',
      '/graphql',
      { method: 'POST', headers: { 'content-type': 'image/png' }, body: 'x' },
      415,
      '请求的格式不对',
    ],
    [
      'too large a body',
      '/graphql',
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify('x'.repeat(1_100_000)),
      },
      413,
      '提交的内容太大',
    ],
  ])('answers %s with a sentence', async (_, path, init: RequestInit, status, message) => {
    const response = await fetch(`${api.url}${path}`, init);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({
      errors: [{ message, extensions: { correlationId: expect.any(String) as string } }],
    });
  });

  it.each([
    ['an unreadable host', 'GET /graphql HTTP/1.1\r\nHost: [\r\n\r\n'],
    ['an unreadable address', 'GET //[ HTTP/1.1\r\nHost: localhost\r\n\r\n'],
    ['no host', 'GET /graphql?query=1 HTTP/1.0\r\n\r\n'],
    ['a bad escape', 'GET /%E0%A4%A HTTP/1.1\r\nHost: localhost\r\n\r\n'],
  ])('never answers 5xx to %s', async (_, raw) => {
    const { hostname, port } = new URL(api.url);
    const head = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => socket.write(raw));
      socket.once('data', (data) => {
        resolve(data.toString('latin1').split('\r\n')[0]!);
        socket.destroy();
      });
      socket.once('error', reject);
      socket.once('close', () => resolve('closed'));
    });
    expect(head).toMatch(/^HTTP\/1\.1 4\d\d/);
  });
});

function queueBoardOn(backend: QueueBackend): void {
  let database: TestDatabase;
  let api: GraphqlServer;

  beforeAll(async () => {
    database = await createTestDatabase();
    api = await startApi({
      databaseUrl: database.url,
      backend,
      redisUrl: backend === 'redis' ? testRedisUrl() : undefined,
      env: { QUEUE_PREFIX: uniqueQueuePrefix() },
    });
    // who holds which role is the business of another lib; here it is what the token says
    const resolver = api.app.get<{ resolve: unknown }>(ACTOR_RESOLVER, { strict: false });
    resolver.resolve = (token: string) =>
      Promise.resolve(
        token === 'nobody'
          ? null
          : {
              kind: 'PERSON',
              personId: randomUUID(),
              accountId: randomUUID(),
              sessionId: randomUUID(),
              streetId: null,
              grants: [{ role: token as Role, organizationId: randomUUID(), organizationPath: 'gjz/' }],
            },
      );
  });

  afterAll(async () => {
    await api?.stop();
    await database?.drop();
  });

  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${api.url}/ops/queues${path}`, { headers });

  it('shows an administrator the queues, signed in by header or cookie', async () => {
    for (const headers of [
      { authorization: 'Bearer ADMIN' },
      { cookie: 'other=1; operator_token=ADMIN' },
    ] as Record<string, string>[]) {
      const page = await get('', headers);
      expect(page.status).toBe(200);
      expect(await page.text()).toContain('__UI_CONFIG__');
      const { queues } = (await (await get('/api/queues', headers)).json()) as { queues: { name: string }[] };
      // PostgreSQL has no prefix of its own, there the name carries it
      expect(queues.map(({ name }) => name.replace(/^.*-/, '')).sort()).toEqual(['events', 'jobs', 'timers']);
    }
  });

  it.each([
    ['nobody', {}, 401],
    ['a token that does not hold', { authorization: 'Bearer nobody' }, 401],
    ['a resident', { authorization: 'Bearer RESIDENT' }, 403],
    ['a street officer', { cookie: 'operator_token=STREET_OFFICER' }, 403],
  ])('refuses %s the page, its data and its commands', async (_, headers: Record<string, string>, status) => {
    for (const path of ['', '/', '/api/queues', '/queue/events'])
      expect((await get(path, headers)).status).toBe(status);
    const cleaned = await fetch(`${api.url}/ops/queues/api/queues/events/clean/completed`, {
      method: 'PUT',
      headers,
    });
    expect(cleaned.status).toBe(status);
  });

  it('lets an administrator look, not touch', async () => {
    const { queues } = (await (await get('/api/queues', { authorization: 'Bearer ADMIN' })).json()) as {
      queues: { name: string }[];
    };
    const paused = await fetch(`${api.url}/ops/queues/api/queues/${queues[0]!.name}/pause`, {
      method: 'PUT',
      headers: { authorization: 'Bearer ADMIN' },
    });
    expect(paused.status).toBe(405);
  });
}

describeWithRedis('the queue board on Redis', () => queueBoardOn('redis'));
describe('the queue board on PostgreSQL', () => queueBoardOn('postgres'));
