/** `'A', 'B'` for a check constraint; the values are our own constants. */
export const sqlList = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(', ');
