import { text, type Refusal } from '#libs/kernel';
import { COMMON_PARTS } from './common-passwords';

/** NIST SP 800-63B: length counts, composition rules do not; no forced renewal without cause. */
export const MIN_PASSWORD = 12;
export const MAX_PASSWORD = 200;

/** This much has to be left of a password when everything common is taken out of it. */
const MIN_OWN = 4;
/** Shorter names are in half of all words. */
const MIN_NAME = 2;

export const PASSWORD_TOO_SHORT: Refusal = {
  code: 'PASSWORD_TOO_SHORT',
  message: text(`密码不足 ${MIN_PASSWORD} 个字符`, `The password has fewer than ${MIN_PASSWORD} characters`),
  wayOut: text(
    '请换长一些的，例如几个不相干的词连在一起；不要求大小写和符号',
    'Choose a longer one, such as a few unrelated words; capitals and signs are not asked for',
  ),
  field: 'newPassword',
};

export const PASSWORD_TOO_COMMON: Refusal = {
  code: 'PASSWORD_TOO_COMMON',
  message: text('这个密码太常见，容易被猜中', 'This password is among the first that are guessed'),
  wayOut: text(
    '请避开常用词、键盘顺序、年份和重复的字符，换一个只有您知道的',
    'Avoid usual words, keyboard runs, years and repetition; choose one only you know',
  ),
  field: 'newPassword',
};

export const PASSWORD_HAS_NAME: Refusal = {
  code: 'PASSWORD_HAS_NAME',
  message: text(
    '密码里有您的用户名或单位名称',
    'The password contains your user name or your organisation’s name',
  ),
  wayOut: text('请去掉这些名称再试', 'Leave these names out'),
  field: 'newPassword',
};

/**
 * Why this password is not taken; null when it is.
 * @param names of the user and of the organisations: whoever attacks tries them first
 */
export function judgePassword(password: string, names: readonly string[]): Refusal | null {
  // as the hash takes it: typed full-width, it is the same password
  const plain = password.normalize('NFKC').toLowerCase();
  if ([...plain].length < MIN_PASSWORD) return PASSWORD_TOO_SHORT;
  const known = names.map((name) => name.normalize('NFKC').toLowerCase().trim());
  if (known.some((name) => [...name].length >= MIN_NAME && plain.includes(name))) return PASSWORD_HAS_NAME;
  return ownLength(plain) < MIN_OWN ? PASSWORD_TOO_COMMON : null;
}

const LONGEST_FIRST = [...COMMON_PARTS].sort((a, b) => b.length - a.length);

/** How many different characters are its own, once repetition, common parts and runs are taken out. */
function ownLength(plain: string): number {
  let rest = /^(.{1,6}?)\1+$/u.exec(plain)?.[1] ?? plain;
  for (const part of LONGEST_FIRST) rest = rest.replaceAll(part, ' ');
  return new Set(withoutRuns(rest).replace(/[\s\p{P}\p{S}]/gu, '')).size;
}

/** A run along the alphabet or the digits is its first character. */
const withoutRuns = (plain: string): string =>
  [...plain].filter((char, n, all) => n === 0 || !follows(all[n - 1]!, char)).join('');

const follows = (before: string, after: string): boolean =>
  /[a-z0-9]/.test(before) &&
  /[a-z0-9]/.test(after) &&
  Math.abs(after.codePointAt(0)! - before.codePointAt(0)!) <= 1;
