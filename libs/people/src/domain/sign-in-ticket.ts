/** CHOOSE: several people share the phone. REGISTER: nobody is on file under it yet. */
export const TICKET_PURPOSES = ['CHOOSE', 'REGISTER'] as const;
export type TicketPurpose = (typeof TICKET_PURPOSES)[number];
