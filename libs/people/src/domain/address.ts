/** One form for addresses that people write alike: for finding a household, never for showing. */
export function normalizeAddress(value: string): string {
  return value
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}\p{Cf}]/gu, '');
}

/** One form for names, so that "王 小明" and "王小明" are one person under one phone. */
export function normalizeName(value: string): string {
  return value
    .normalize('NFKC')
    .replace(/[\s\p{Cf}·•・]/gu, '')
    .toLowerCase();
}
