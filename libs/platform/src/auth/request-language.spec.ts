import { languageOf } from './request-language';

describe('the language of a request', () => {
  it.each([
    [undefined, 'zh'],
    ['', 'zh'],
    ['*', 'zh'],
    ['fr-FR', 'zh'],
    ['en', 'en'],
    ['en-GB,en;q=0.9', 'en'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['en;q=0.5, zh-Hans;q=0.6', 'zh'],
    ['en-US,en;q=0.9,zh-CN;q=0.8', 'en'],
    ['en;q=0', 'zh'],
    ['en;q=nonsense', 'en'],
  ])('of Accept-Language %p is %s', (header, language) => {
    expect(languageOf(header)).toBe(language);
  });
});
