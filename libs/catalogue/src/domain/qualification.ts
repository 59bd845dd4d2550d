/** The qualifications any one of which is enough: `执业医师/护士` → two. */
function alternatives(required: string): string[] {
  return required
    .split('/')
    .map((name) => normalized(name))
    .filter((name) => name !== '');
}

/** Whether an organisation holding `held` may serve what asks for `required` (null: anyone may). */
export function meetsQualification(required: string | null, held: readonly string[]): boolean {
  if (required === null) return true;
  const holds = new Set(held.map((name) => normalized(name)));
  return alternatives(required).some((name) => holds.has(name));
}

// full-width brackets and spaces are typed as often as not
const normalized = (name: string): string => name.normalize('NFKC').replace(/\s+/g, '');
