import { type LoaderContext, LoaderFactory, loaderToken } from './loaders';

const DOUBLED = loaderToken<number, number>('doubled');
const context = (correlationId: string) => ({ correlationId }) as LoaderContext;

describe('loaders', () => {
  it('ask once for all keys of a request, and know who asks', async () => {
    const factory = new LoaderFactory();
    const asked: unknown[] = [];
    factory.register(DOUBLED, (keys, { correlationId }) => {
      asked.push([correlationId, ...keys]);
      return Promise.resolve(keys.map((key) => key * 2));
    });
    const loaders = factory.open(() => context('r1'));
    const load = (key: number) => loaders.get(DOUBLED).load(key);
    expect(await Promise.all([load(1), load(2), load(1)])).toEqual([2, 4, 2]);
    expect(asked).toEqual([['r1', 1, 2]]);
  });

  it('share nothing between requests', async () => {
    const factory = new LoaderFactory();
    let calls = 0;
    factory.register(DOUBLED, (keys) => {
      calls++;
      return Promise.resolve([...keys]);
    });
    await factory
      .open(() => context('r1'))
      .get(DOUBLED)
      .load(1);
    await factory
      .open(() => context('r2'))
      .get(DOUBLED)
      .load(1);
    expect(calls).toBe(2);
  });

  it('refuse a name taken, and one nobody registered', () => {
    const factory = new LoaderFactory();
    const batch = (keys: readonly number[]) => Promise.resolve([...keys]);
    expect(() => factory.open(() => context('r')).get(DOUBLED)).toThrow(/no loader is registered as doubled/);
    factory.register(DOUBLED, batch);
    expect(() => factory.register(DOUBLED, batch)).toThrow(/twice/);
  });
});
