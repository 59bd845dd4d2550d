import type { Call } from './call';
import { ACCOUNT_CALLS } from './account-calls';
import { FIGURE_CALLS } from './figure-calls';
import { FOLLOW_UP_CALLS } from './follow-up-calls';
import { ORDER_CALLS } from './order-calls';
import { OVERSIGHT_CALLS } from './oversight-calls';
import { PEOPLE_CALLS } from './people-calls';
import { PLACE_CALLS } from './place-calls';
import { SESSION_CALLS } from './session-calls';

/** How to give each operation of the schema. One that is missing here fails the authorisation matrix and the fuzz. */
export const CALLS: Readonly<Record<string, Call>> = {
  ...ACCOUNT_CALLS,
  ...ORDER_CALLS,
  ...SESSION_CALLS,
  ...FOLLOW_UP_CALLS,
  ...PLACE_CALLS,
  ...PEOPLE_CALLS,
  ...OVERSIGHT_CALLS,
  ...FIGURE_CALLS,
};
