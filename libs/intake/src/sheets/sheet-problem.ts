/** Why a file could not be read as a sheet. Each has its sentences in `domain/sheet-refusals.ts`. */
export const SHEET_PROBLEMS = [
  'EMPTY',
  'OLD_EXCEL',
  'NOT_A_SHEET',
  'BROKEN',
  'UNKNOWN_LETTERS',
  'TOO_MANY_ROWS',
  'TOO_LARGE_INSIDE',
  'TOO_SLOW',
] as const;
export type SheetProblemCode = (typeof SHEET_PROBLEMS)[number];

export class SheetProblem extends Error {
  override readonly name = 'SheetProblem';
  constructor(readonly code: SheetProblemCode) {
    super(code);
  }
}

/** Rows of cells as texts, the head among them; cells beyond the last filled one are missing. */
export type SheetRows = string[][];
