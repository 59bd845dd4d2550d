import { BlindIndex, parseIndexKeys } from './blind-index';
import { FieldCipher } from './field-cipher';
import { parseKeyRing } from './key-ring';
import { KeyedTokens } from './keyed-tokens';
import { PasswordHasher } from './password-hasher';
import { TokenHasher } from './token-hasher';

const key = (fill: number) => Buffer.alloc(32, fill).toString('base64');
const oldRing = parseKeyRing(`k1:${key(1)}`);
const newRing = parseKeyRing(`k2:${key(2)},k1:${key(1)}`);

describe('a field cipher', () => {
  it('opens what it closed, Chinese and rare characters included', () => {
    const cipher = new FieldCipher(oldRing);
    for (const plain of ['', '辛寨子街道 𠮷野家 3-2-1', '13800000000']) {
      expect(cipher.decrypt(cipher.encrypt(plain))).toBe(plain);
    }
  });

  it('never writes the same text twice, and never the plain one', () => {
    const cipher = new FieldCipher(oldRing);
    const [a, b] = [cipher.encrypt('13800000000'), cipher.encrypt('13800000000')];
    expect(a).not.toBe(b);
    expect(a).toMatch(/^k1\.[\w-]{16}\.[\w-]{22}\.[\w-]+$/);
  });

  it('opens fields of an older key, and says that they want the new one', () => {
    const stored = new FieldCipher(oldRing).encrypt('门牌 12 号');
    const cipher = new FieldCipher(newRing);
    expect(cipher.decrypt(stored)).toBe('门牌 12 号');
    expect(cipher.needsRotation(stored)).toBe(true);
    expect(cipher.needsRotation(cipher.encrypt('门牌 12 号'))).toBe(false);
  });

  it('refuses a changed text, a shortened tag and an unknown key', () => {
    const cipher = new FieldCipher(newRing);
    const [id, iv, tag, sealed] = cipher.encrypt('secret').split('.') as [string, string, string, string];
    const flipped = `${sealed[0] === 'A' ? 'B' : 'A'}${sealed.slice(1)}`;
    expect(() => cipher.decrypt([id, iv, tag, flipped].join('.'))).toThrow();
    expect(() => cipher.decrypt([id, iv, tag.slice(0, 6), sealed].join('.'))).toThrow(/malformed/);
    expect(() => new FieldCipher(oldRing).decrypt([id, iv, tag, sealed].join('.'))).toThrow(/no key "k2"/);
  });
});

describe('a key ring', () => {
  it.each([
    ['short', `k1:${Buffer.alloc(16).toString('base64')}`, /32 bytes/],
    ['named twice', `k1:${key(1)},k1:${key(2)}`, /twice/],
    ['named oddly', `K.1:${key(1)}`, /lower-case/],
  ])('refuses a key that is %s', (_, value, reason) => {
    expect(() => parseKeyRing(value)).toThrow(reason);
  });
});

describe('a blind index', () => {
  it('is the same for the same text, and differs by text, purpose and key', () => {
    const index = new BlindIndex(parseIndexKeys(key(1)));
    expect(index.of('13800000000')).toBe(index.of('13800000000'));
    const others = [
      index.of('13800000001'),
      index.of('13800000000', 'identity'),
      new BlindIndex(parseIndexKeys(key(2))).of('13800000000'),
    ];
    expect(new Set([index.of('13800000000'), ...others]).size).toBe(4);
  });

  it('writes with the first key while keys change, and finds by each', () => {
    const [before, after] = [key(1), key(2)].map((value) => new BlindIndex(parseIndexKeys(value)));
    const both = new BlindIndex(parseIndexKeys(`${key(2)}, ${key(1)}`));
    expect(both.of('13800000000')).toBe(after!.of('13800000000'));
    expect(both.allOf('13800000000')).toEqual([after!.of('13800000000'), before!.of('13800000000')]);
  });
});

describe('keyed tokens', () => {
  it('are the same for the same subject, and differ by subject, purpose and key', () => {
    const tokens = new KeyedTokens(Buffer.alloc(32, 1));
    expect(tokens.of('o1', 'slip')).toBe(tokens.of('o1', 'slip'));
    const others = [
      tokens.of('o2', 'slip'),
      tokens.of('o1', 'link'),
      new KeyedTokens(Buffer.alloc(32, 2)).of('o1', 'slip'),
    ];
    expect(new Set([tokens.of('o1', 'slip'), ...others]).size).toBe(4);
  });
});

describe('a password hasher', () => {
  const cheap = new PasswordHasher({ cost: 1024, blockSize: 8, parallelization: 1 });

  it('knows the right password, refuses a wrong one, and salts each hash', async () => {
    const stored = await cheap.hash('红星照我去战斗 8');
    expect(await cheap.verify('红星照我去战斗 8', stored)).toBe(true);
    expect(await cheap.verify('红星照我去战斗 9', stored)).toBe(false);
    expect(await cheap.hash('红星照我去战斗 8')).not.toBe(stored);
  });

  it('takes a full-width typed password as the same password', async () => {
    expect(await cheap.verify('ABC123', await cheap.hash('ＡＢＣ１２３'))).toBe(true);
  });

  it('verifies with the parameters stored, and says when they are outdated', async () => {
    const stored = await cheap.hash('secret');
    const stronger = new PasswordHasher({ cost: 2048, blockSize: 8, parallelization: 1 });
    expect(await stronger.verify('secret', stored)).toBe(true);
    expect(stronger.needsRehash(stored)).toBe(true);
    expect(cheap.needsRehash(stored)).toBe(false);
  });

  it('answers no, without failing, for an account that does not exist or a broken hash', async () => {
    expect(await cheap.verify('anything', null)).toBe(false);
    expect(await cheap.verify('anything', 'scrypt$1$1$1$x$y')).toBe(false);
  });
});

describe('a token hasher', () => {
  const hasher = new TokenHasher(Buffer.alloc(32, 7));

  it('hashes a random token as SHA-256 in hex', () => {
    expect(hasher.ofToken('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it('binds a short code to its owner and to the pepper', () => {
    const mine = hasher.ofCode('123456', 'start:o1:1');
    expect(hasher.same(mine, hasher.ofCode('123456', 'start:o1:1'))).toBe(true);
    expect(hasher.same(mine, hasher.ofCode('123456', 'start:o2:1'))).toBe(false);
    expect(hasher.same(mine, new TokenHasher(Buffer.alloc(32, 8)).ofCode('123456', 'start:o1:1'))).toBe(
      false,
    );
    expect(hasher.same(mine, 'short')).toBe(false);
  });
});
