/** Codes of an authenticator app (RFC 6238): six digits, a new one every half minute. */
export const STEP_SECONDS = 30;
/** A phone's clock may be half a minute off, either way. */
export const TOLERANCE_SECONDS = 30;

/** Ten codes for the day the phone is lost, each good once. */
export const RECOVERY_CODES = 10;

/** Without 0, 1, i, l, o: what is copied from paper is read aright. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 3;
const GROUP_LENGTH = 4;

/** `7kqm-x2ch-pw9d`: 59 bits of chance. @param bytes at least twelve */
export function recoveryCode(bytes: Uint8Array): string {
  return grouped(bytes, GROUPS);
}

/** Letters and digits in groups of four, made from chance: a byte each. */
export function grouped(bytes: Uint8Array, groups: number): string {
  const letters = [...bytes.slice(0, groups * GROUP_LENGTH)].map((byte) => ALPHABET[byte % ALPHABET.length]);
  return Array.from({ length: groups }, (_, n) =>
    letters.slice(n * GROUP_LENGTH, (n + 1) * GROUP_LENGTH).join(''),
  ).join('-');
}

/** What somebody typed, told apart. Null: neither. */
export type Shown =
  { readonly kind: 'TOTP'; readonly code: string } | { readonly kind: 'RECOVERY'; readonly code: string };

const DIGITS = /^\d{6}$/;
const RECOVERY = new RegExp(`^[${ALPHABET}]{${GROUPS * GROUP_LENGTH}}$`);

/** Spaces, dashes, capitals and full-width digits are forgiven. */
export function readShown(typed: string): Shown | null {
  const plain = typed.normalize('NFKC').replace(/[\s-]/g, '').toLowerCase();
  if (DIGITS.test(plain)) return { kind: 'TOTP', code: plain };
  if (!RECOVERY.test(plain)) return null;
  return { kind: 'RECOVERY', code: plain.replace(/(.{4})(?=.)/g, '$1-') };
}

/** A code is good once: its step must lie after the last one used. */
export const isFreshStep = (step: number, lastStep: number | null): boolean =>
  lastStep === null || step > lastStep;
