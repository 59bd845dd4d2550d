/**
 * JSON with one spelling for one meaning: keys sorted, moments in ISO 8601, absent and undefined the same. A value that
 * went through a `jsonb` column and back reads the same, so hashes over it hold.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(sorted(value));
}

function sorted(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map((item) => sorted(item));
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    entries.sort(([a], [b]) => (a < b ? -1 : 1));
    // a null prototype: `__proto__` is then a key like any other
    const copy = Object.create(null) as Record<string, unknown>;
    for (const [key, item] of entries) copy[key] = sorted(item);
    return copy;
  }
  return value;
}
