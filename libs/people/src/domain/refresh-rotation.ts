/** Why a session is over. REUSED: an old refresh token came back, so one of its copies is stolen. */
export const SESSION_ENDS = ['SIGNED_OUT', 'SIGNED_OUT_EVERYWHERE', 'REUSED', 'ERASED', 'REVOKED'] as const;
export type SessionEnd = (typeof SESSION_ENDS)[number];
