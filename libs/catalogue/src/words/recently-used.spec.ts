import { RecentlyUsed } from './recently-used';

const made = (): { make: (name: string) => () => Promise<string>; names: string[] } => {
  const names: string[] = [];
  return { names, make: (name) => () => (names.push(name), Promise.resolve(name)) };
};

describe('RecentlyUsed', () => {
  it('makes a value once, also for those who ask while it is made', async () => {
    const { make, names } = made();
    const kept = new RecentlyUsed<string>(2);
    await Promise.all([kept.get('a', make('a')), kept.get('a', make('a'))]);
    expect(names).toEqual(['a']);
  });

  it('drops what was asked for longest ago', async () => {
    const { make, names } = made();
    const kept = new RecentlyUsed<string>(2);
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await kept.get(key, make(key));
    expect(names).toEqual(['a', 'b', 'c', 'b']);
  });

  it('tries again after a failure', async () => {
    const kept = new RecentlyUsed<string>(2);
    await expect(kept.get('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(kept.get('a', () => Promise.resolve('a'))).resolves.toBe('a');
  });
});
