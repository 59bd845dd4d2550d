import { buffer } from 'node:stream/consumers';
import { readSheet } from './read-sheet';
import { SheetProblem } from './sheet-problem';

/** The parser's own process: it has no secrets, no database, little memory, and may die without harm. */
const MOST_MEMORY = 256 * 1024 * 1024;

const watch = setInterval(() => {
  if (process.memoryUsage().rss > MOST_MEMORY) answer({ problem: 'TOO_LARGE_INSIDE' });
}, 20);

function answer(value: object): void {
  clearInterval(watch);
  process.stdout.write(JSON.stringify(value), () => process.exit(0));
}

buffer(process.stdin)
  .then(readSheet)
  .then((rows) => answer({ rows }))
  .catch((error: unknown) => answer({ problem: error instanceof SheetProblem ? error.code : 'BROKEN' }));
