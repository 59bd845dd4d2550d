/** Who is called to account for a red order: the community first, then the street (handbook §3, deadlines). */
export const SUPERVISION_TIERS = ['COMMUNITY', 'STREET'] as const;
export type SupervisionTier = (typeof SUPERVISION_TIERS)[number];

/** The tiers a reached mark calls on: red ones that tell the secretary or the street. */
export function tiersOf(mark: { readonly light?: unknown; readonly tell?: unknown }): SupervisionTier[] {
  if (mark.light !== 'RED' || !Array.isArray(mark.tell)) return [];
  const told = new Set<unknown>(mark.tell);
  return SUPERVISION_TIERS.filter((tier) => told.has(tier === 'COMMUNITY' ? 'SECRETARY' : 'STREET'));
}
