import { KeyedTokens } from '../crypto/keyed-tokens';
import { FileLinks } from './file-links';

const FILE = '0190f1d2-0000-7000-8000-000000000001';
const links = new FileLinks(new KeyedTokens(Buffer.alloc(32, 7)));

function partsOf(url: string) {
  const { pathname, searchParams } = new URL(url, 'http://example.org');
  return {
    id: pathname.replace('/files/', ''),
    until: Number(searchParams.get('until')),
    signature: searchParams.get('signature')!,
  };
}

describe('the address of a file', () => {
  const { id, until, signature } = partsOf(links.urlOf(FILE, 1000));

  it('opens its file for ten minutes', () => {
    expect(id).toBe(FILE);
    expect(links.opens(FILE, until, signature, 1000 + 599_999)).toBe(true);
    expect(links.opens(FILE, until, signature, 1000 + 600_000)).toBe(false);
  });

  it('opens no other file, for no longer, under no other key', () => {
    expect(links.opens(FILE.replace('1', '2'), until, signature, 1000)).toBe(false);
    expect(links.opens(FILE, until + 1, signature, 1000)).toBe(false);
    expect(new FileLinks(new KeyedTokens(Buffer.alloc(32, 8))).opens(FILE, until, signature, 1000)).toBe(
      false,
    );
  });

  it('does not stumble over nonsense', () => {
    expect(links.opens(FILE, Number.NaN, '', 0)).toBe(false);
    expect(links.opens(FILE, Infinity, signature, 0)).toBe(false);
  });
});
