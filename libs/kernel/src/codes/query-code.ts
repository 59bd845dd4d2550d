import { err, ok } from '../result';
import type { Random } from '../random';
import type { Result } from '../result';
import { text } from '../text';
import type { Refusal } from '../workflow/definition';
import { dammDigit } from './damm';
import { normalizeDigits } from './digits';

/**
 * The query code 查询码: nine digits, because an old person may have to read it over the phone. The last one is a check
 * digit by Damm's method, which catches every single wrong digit and every swap of two neighbours, so that the
 * usual slips of tongue and finger are asked to read it again instead of finding another order. The first is not 0,
 * which spreadsheets drop. 90 million codes: unique by a constraint, drawn again on a clash. It is no secret: look-up
 * needs the phone's last four digits too (handbook §6).
 */
export function newQueryCode(random: Random): string {
  const digits = String(10_000_000 + random.int(90_000_000));
  return digits + dammDigit(digits);
}

/** Whether a code, as typed, can be one of ours. */
export function isValidQueryCode(value: string): boolean {
  const digits = normalizeDigits(value);
  return /^[1-9]\d{8}$/.test(digits) && dammDigit(digits) === '0';
}

/** `123 456 789`, as it is printed and read out. Other text is returned as it came. */
export function formatQueryCode(code: string): string {
  const digits = normalizeDigits(code);
  return /^\d{9}$/.test(digits) ? `${digits.slice(0, 3)} ${digits.slice(3, 6)} ${digits.slice(6)}` : code;
}

/** The nine digits out of what was typed. */
export function parseQueryCode(value: string): Result<string, Refusal> {
  return isValidQueryCode(value) ? ok(normalizeDigits(value)) : err(QUERY_CODE_INVALID);
}

const QUERY_CODE_INVALID: Refusal = {
  code: 'QUERY_CODE_INVALID',
  message: text('查询码不对。', 'The query code is not right.'),
  wayOut: text(
    '请再核对一遍：查询码是单子上的 9 位数字，例如 572 483 915 的样子。',
    'Please check it once more: the query code is the nine digits on the slip, three by three.',
  ),
  field: 'queryCode',
};
