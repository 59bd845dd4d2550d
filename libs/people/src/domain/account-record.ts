/** What happens to a staff account and its second factor, as the record names it. */
export const ACCOUNT_EVENTS = [
  'CREATED',
  'PASSWORD_RESET',
  'PASSWORD_CHANGED',
  'LOCKED',
  'UNLOCKED',
  'FACTOR_ENROLLED',
  'FACTOR_REMOVED',
  'FACTOR_RESET',
  'RECOVERY_CODE_USED',
  'RECOVERY_CODES_RENEWED',
] as const;
export type AccountEvent = (typeof ACCOUNT_EVENTS)[number];

/** A password made by somebody else is good for this many days, and for one sign-in. */
export const ONE_TIME_PASSWORD_DAYS = 7;

/** As the schema holds it: lower-case letters, digits, dot, dash, underscore; three to thirty-two. */
export const USERNAME = /^[a-z0-9][a-z0-9._-]{2,31}$/;
