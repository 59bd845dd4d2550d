import fc from 'fast-check';

/** A request that is not what a browser sends. */
export interface HostileRequest {
  readonly name: string;
  readonly path: string;
  readonly init: RequestInit;
}

const JSON_HEADERS = { 'content-type': 'application/json' };
const post = (
  name: string,
  body: string | Buffer,
  headers: Record<string, string> = JSON_HEADERS,
): HostileRequest => ({
  name,
  path: '/graphql',
  init: { method: 'POST', headers, body: typeof body === 'string' ? body : new Uint8Array(body) },
});
const asked = (name: string, body: unknown): HostileRequest => post(name, JSON.stringify(body));
const nested = (levels: number): string =>
  `{ organization(id: "x") { parent ${'{ parent '.repeat(levels)}{ id }${' }'.repeat(levels)} } }`;
const aliased = (times: number): string =>
  `{ ${Array.from({ length: times }, (_, i) => `a${i}: __typename`).join(' ')} }`;
const guesses = (times: number): string =>
  `mutation { ${Array.from({ length: times }, (_, i) => `a${i}: signInWithCode(input: { phone: "13800138000", code: "${String(i).padStart(6, '0')}" }) { __typename }`).join(' ')} }`;

/** Malformed, huge, deep, many-headed: at the level of HTTP and of the GraphQL document. */
export const hostileRequests: fc.Arbitrary<HostileRequest> = fc.oneof(
  fc
    .constantFrom('{', '', 'null', '[]', '"', '{"query":', '\ufeff{}', '{"query":"{about{name}}"', '１２')
    .map((body) => post('broken JSON', body)),
  fc.uint8Array({ minLength: 1, maxLength: 200 }).map((bytes) => post('bytes', Buffer.from(bytes))),
  fc
    .constantFrom(1_100_000, 5_000_000)
    .map((size) => asked('huge', { query: '{about{name}}', pad: 'x'.repeat(size) })),
  fc
    .constantFrom(
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'image/png',
      'application/json; charset=gbk',
      '*/*',
    )
    .map((type) =>
      post('another type', JSON.stringify({ query: '{ about { name } }' }), { 'content-type': type }),
    ),
  fc.integer({ min: 13, max: 400 }).map((levels) => asked('deep', { query: nested(levels) })),
  fc.integer({ min: 21, max: 2000 }).map((times) => asked('aliases', { query: aliased(times) })),
  fc.integer({ min: 2, max: 200 }).map((times) => asked('guesses', { query: guesses(times) })),
  fc.integer({ min: 2, max: 50 }).map((n) =>
    asked(
      'batch',
      Array.from({ length: n }, () => ({ query: '{ about { name } }' })),
    ),
  ),
  fc
    .constantFrom(1, 'x', [], [[]], null, true, { a: { b: 1 } })
    .map((odd) => asked('odd variables', { query: '{ about { name } }', variables: odd })),
  fc
    .constantFrom(
      1,
      'x',
      [],
      {},
      { persistedQuery: 1 },
      { persistedQuery: { version: 'x', sha256Hash: [] } },
      { persistedQuery: { version: 1, sha256Hash: 'ff'.repeat(32) } },
    )
    .map((odd) => asked('odd extensions', { extensions: odd })),
  fc.constantFrom(1, [], {}, true).map((query) => asked('odd query', { query })),
  fc.string({ unit: 'grapheme', maxLength: 300 }).map((query) => asked('no query', { query })),
  fc
    .constantFrom(
      '/graphql?query={about{name}}',
      '/graphql?query=%7B',
      '/graphql?variables=%7B',
      '/%00',
      '/%ff',
      '/..%2f..%2fetc/passwd',
      `/${'a'.repeat(4000)}`,
      '/metrics',
      '/ops/queues',
      '/health/ready?x[]=1',
    )
    .map((path) => ({ name: 'address', path, init: {} })),
  fc
    .constantFrom('PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD')
    .map((method) => ({ name: 'method', path: '/graphql', init: { method } })),
  fc
    .constantFrom(
      'Bearer',
      'Bearer ',
      'Bearer a.b.c',
      `Bearer ${'a'.repeat(4000)}`,
      'Basic YTpi',
      'bearer null',
    )
    .map((authorization) =>
      post('odd token', JSON.stringify({ query: '{ me { id } }' }), { ...JSON_HEADERS, authorization }),
    ),
  fc.constantFrom('x'.repeat(3000), 'zh;q=x', '*', 'en,zh;q=-1').map((language) =>
    post('odd language', JSON.stringify({ query: '{ nothing }' }), {
      ...JSON_HEADERS,
      'accept-language': language,
    }),
  ),
);
