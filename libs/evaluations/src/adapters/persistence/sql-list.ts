/** `'A', 'B'`: the values a check constraint allows. For constants of the code only. */
export const sqlList = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(', ');
