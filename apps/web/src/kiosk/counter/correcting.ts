/** Where a refused entry is opened again in the form it came from. */
export const correcting = (key: string): string => `/?correct=${key}`;

/** The key of the entry the address asks for. */
export const correctedKey = (search: string): string | null => new URLSearchParams(search).get('correct');
