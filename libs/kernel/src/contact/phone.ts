import { normalizeDigits } from '../codes/digits';
import { err, ok } from '../result';
import type { Result } from '../result';
import { text } from '../text';
import type { Refusal } from '../workflow/definition';

const MOBILE = /^1[3-9]\d{9}$/;
/** Area codes: 010 and 02x of three digits, all others of four. */
const FIXED_LINE = /^(010|02\d|0[3-9]\d{2})([2-9]\d{6,7})$/;

/**
 * A mainland phone number in its one stored form: mobile `13812345678`, fixed line `0411-84308888`. Accepts +86, 0086,
 * blanks, dashes, brackets, full-width digits, and a 0 dialled before a mobile.
 */
export function normalizePhone(value: string): Result<string, Refusal> {
  const digits = normalizeDigits(value).replace(/[().·]/g, '');
  const national = digits.replace(/^(\+|00)86/, '').replace(/^86(?=1[3-9]\d{9}$)/, '');
  const mobile = national.replace(/^0(?=1[3-9])/, '');
  if (MOBILE.test(mobile)) return ok(mobile);
  const dialledFromAbroad = national !== digits && !national.startsWith('0');
  const fixed = FIXED_LINE.exec(dialledFromAbroad ? `0${national}` : national);
  return fixed ? ok(`${fixed[1]}-${fixed[2]}`) : err(PHONE_INVALID);
}

/** Whether a normalised number can receive a text message. */
export function isMobile(phone: string): boolean {
  return MOBILE.test(phone);
}

const PHONE_INVALID: Refusal = {
  code: 'PHONE_INVALID',
  message: text('电话号码不对。', 'The phone number is not valid.'),
  wayOut: text(
    '请填 11 位手机号，或带区号的座机号，例如 0411-84308888。',
    'Give an 11-digit mobile number, or a fixed line with its area code, such as 0411-84308888.',
  ),
  field: 'phone',
};
