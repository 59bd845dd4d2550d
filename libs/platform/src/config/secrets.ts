import { text, type Text } from '#libs/kernel';
import { parseIndexKeys } from '../crypto/blind-index';
import { parseKeyRing } from '../crypto/key-ring';

/** Values people copy out of examples. */
const PLACEHOLDER = /change|example|secret|password|default/i;
const MIN_DISTINCT_BYTES = 12;

/** What is wrong with the keys. In production a placeholder or a key with little chance in it is refused too. */
export function secretProblems(given: Readonly<Record<string, string>>): Text[] {
  const production = given['NODE_ENV'] === 'production';
  return [
    jwtProblem(given['JWT_SECRET'] ?? '', production),
    keyRingProblem(given['FIELD_ENCRYPTION_KEYS'] ?? '', production),
    indexKeyProblem(given['BLIND_INDEX_KEY'] ?? '', production),
    tokenKeyProblem(given['TOKEN_KEY'] ?? '', production),
  ].filter((problem) => problem !== null);
}

function jwtProblem(value: string, production: boolean): Text | null {
  const make = 'node -e "console.log(crypto.randomBytes(48).toString(\'base64url\'))"';
  if (value.length < 32) {
    return text(
      `JWT_SECRET 至少需要 32 个字符：用 ${make} 生成。`,
      `JWT_SECRET needs at least 32 characters: make one with ${make}.`,
    );
  }
  return production && (PLACEHOLDER.test(value) || isMonotonous(Buffer.from(value)))
    ? weak('JWT_SECRET', make)
    : null;
}

function keyRingProblem(value: string, production: boolean): Text | null {
  const make = "node -e \"console.log('k1:'+crypto.randomBytes(32).toString('base64'))\"";
  try {
    const ring = parseKeyRing(value);
    return production && [...ring.keys.values()].some(isMonotonous)
      ? weak('FIELD_ENCRYPTION_KEYS', make)
      : null;
  } catch {
    return text(
      `FIELD_ENCRYPTION_KEYS 应为 k1:<32 字节的 base64>，多个以逗号分隔、新的在前：用 ${make} 生成。`,
      `FIELD_ENCRYPTION_KEYS must be k1:<32 bytes in base64>, several separated by commas, newest first: make one with ${make}.`,
    );
  }
}

const MAKE_KEY = 'node -e "console.log(crypto.randomBytes(32).toString(\'base64\'))"';

function indexKeyProblem(value: string, production: boolean): Text | null {
  try {
    const keys = parseIndexKeys(value);
    return production && keys.some(isMonotonous) ? weak('BLIND_INDEX_KEY', MAKE_KEY) : null;
  } catch {
    return text(
      `BLIND_INDEX_KEY 应为 32 字节的 base64，更换时以逗号分隔新旧两个、新的在前：用 ${MAKE_KEY} 生成。`,
      `BLIND_INDEX_KEY must be 32 bytes in base64, or two while it is changed, separated by a comma, newest first: make one with ${MAKE_KEY}.`,
    );
  }
}

function tokenKeyProblem(value: string, production: boolean): Text | null {
  const key = Buffer.from(value, 'base64');
  if (key.length !== 32) {
    return text(
      `TOKEN_KEY 应为 32 字节的 base64：用 ${MAKE_KEY} 生成。`,
      `TOKEN_KEY must be 32 bytes in base64: make one with ${MAKE_KEY}.`,
    );
  }
  return production && isMonotonous(key) ? weak('TOKEN_KEY', MAKE_KEY) : null;
}

/** Thirty-two random bytes hold about thirty different values; a typed or repeated key holds few. */
const isMonotonous = (key: Buffer) => new Set(key).size < MIN_DISTINCT_BYTES;

const weak = (name: string, make: string): Text =>
  text(
    `${name} 过弱或为示例值，生产环境拒绝使用：用 ${make} 生成新值。`,
    `${name} is weak or a placeholder, which production refuses: make a new one with ${make}.`,
  );
