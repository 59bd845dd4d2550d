/** CHOOSE: several people share the phone. REGISTER: nobody is on file under it yet. */
export const TICKET_PURPOSES = ['CHOOSE', 'REGISTER'] as const;
export type TicketPurpose = (typeof TICKET_PURPOSES)[number];

/** Long enough for somebody who reads slowly (handbook §8: no rushed timeouts). */
export const TICKET_MINUTES = 15;
