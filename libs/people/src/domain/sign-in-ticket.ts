/**
 * CHOOSE: several people share the phone. REGISTER: nobody is on file under it yet. SECOND_FACTOR, NEW_PASSWORD, ENROL: the
 * first proof was right and this step is left (`sign-in-step.ts`).
 */
export const TICKET_PURPOSES = ['CHOOSE', 'REGISTER', 'SECOND_FACTOR', 'NEW_PASSWORD', 'ENROL'] as const;
export type TicketPurpose = (typeof TICKET_PURPOSES)[number];

/** Long enough for somebody who reads slowly (handbook §8: no rushed timeouts). */
const UNHURRIED = 15;

/** Minutes a ticket is good for. A code is at hand or is not; the other steps are read and thought about. */
export const TICKET_MINUTES: Readonly<Record<TicketPurpose, number>> = {
  CHOOSE: UNHURRIED,
  REGISTER: UNHURRIED,
  SECOND_FACTOR: 5,
  NEW_PASSWORD: UNHURRIED,
  ENROL: UNHURRIED,
};
