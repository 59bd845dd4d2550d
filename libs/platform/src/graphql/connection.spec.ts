import { InvalidInputError } from './expected-error';
import { connectionOf, MAX_PAGE_SIZE, pageRequest, toConnection } from './connection';
import { decodeCursor, encodeCursor } from './keyset';

const id = (n: number) => `0192d3c4-0000-7000-8000-${String(n).padStart(12, '0')}`;
const rows = (n: number) => Array.from({ length: n }, (_, i) => ({ createdAt: new Date(i), id: id(i) }));

class Apple {}
class PearType {}

describe('a cursor', () => {
  it('comes back as the key it was made of', () => {
    const key = { createdAt: new Date('2026-11-22T01:02:03.456Z'), id: id(7) };
    expect(decodeCursor(encodeCursor(key))).toEqual(key);
  });

  it.each([
    '',
    'x',
    '=',
    encodeCursor({ createdAt: new Date(0), id: "'; DROP TABLE" }),
    'MjAyNi0xMS0yMnxhfGI',
  ])('is refused by name when it is %p', (cursor) => {
    expect(() => decodeCursor(cursor)).toThrow(InvalidInputError);
    expect(() => decodeCursor(cursor)).toThrow(/after/);
  });
});

describe('a page', () => {
  it('asks for one row more than it shows', () => {
    expect(pageRequest({ first: 20 })).toEqual({ first: 20, limit: 21, after: null });
  });

  it('never grows beyond the largest, even where nobody validated', () => {
    expect(pageRequest({ first: 5_000 }).first).toBe(MAX_PAGE_SIZE);
    expect(pageRequest({ first: -1 }).first).toBe(1);
  });

  it.each([
    [0, false],
    [2, false],
    [3, true],
  ])('of two, with %i rows found, has a next page: %s', (found, hasNextPage) => {
    const page = toConnection(
      rows(found),
      pageRequest({ first: 2 }),
      (row) => row,
      (row) => row.id,
    );
    expect(page.nodes).toEqual(rows(Math.min(found, 2)).map((row) => row.id));
    expect(page.edges.map((edge) => edge.node)).toEqual(page.nodes);
    expect(page.pageInfo).toEqual({ hasNextPage, endCursor: page.edges.at(-1)?.cursor ?? null });
  });
});

describe('a connection type', () => {
  it('is one and the same for a node, and named after it', () => {
    expect(connectionOf(Apple)).toBe(connectionOf(Apple));
    expect(connectionOf(PearType)).not.toBe(connectionOf(Apple));
    expect(connectionOf(PearType)).toBe(connectionOf(PearType, 'Pear'));
  });
});
