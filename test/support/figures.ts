import { appendFileSync } from 'node:fs';

/** A line that the script which runs this suite prints when all is done (scripts/test-figures.mjs). */
export function appendFigure(line: string): void {
  const file = process.env['FIGURES_FILE'];
  if (file) appendFileSync(file, `${line}\n`);
}
