/** What may go wrong besides the service itself. */
export const INCIDENT_KINDS = ['INJURY', 'DISPUTE', 'PROPERTY_DAMAGE', 'OTHER'] as const;
export type IncidentKind = (typeof INCIDENT_KINDS)[number];

export const INCIDENT_STATUSES = ['OPEN', 'HANDLING', 'CLOSED'] as const;
export type IncidentStatus = (typeof INCIDENT_STATUSES)[number];
