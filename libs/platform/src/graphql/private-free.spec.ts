import { privateFree } from './private-free';

describe('a message written to a log', () => {
  it.each([
    [
      'duplicate key value violates unique constraint "persons_phone_key"',
      'duplicate key value violates unique constraint "…"',
    ],
    ['Key (phone)=(13800000000) already exists.', 'Key (phone)=(…) already exists.'],
    ['no person called 张三 at 辛寨子街道', 'no person called … at …'],
    ["invalid input syntax for type uuid: 'abc'", 'invalid input syntax for type uuid: "…"'],
    ['connect ECONNREFUSED 127.0.0.1:5432', 'connect ECONNREFUSED 127.0.0.1:5432'],
    ['𠮷野', '…'],
  ])('of %p keeps %p', (message, kept) => {
    expect(privateFree(message)).toBe(kept);
  });

  it('is cut short', () => {
    expect(privateFree('x '.repeat(1_000)).length).toBe(300);
  });
});
