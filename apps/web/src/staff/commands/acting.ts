/** On which order, and for whom, a command is given. */
export interface Acting {
  readonly orderId: string;
  /** Whose claim, invitation or line it is; the roster volunteers are chosen from. */
  readonly organizationId?: string;
  /** The shelf that services are chosen from. */
  readonly streetId?: string;
}
