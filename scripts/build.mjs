import './lib/require-node.mjs';
import { compile } from './lib/compile.mjs';
import { createSteps, explain } from './lib/steps.mjs';
import { ensureWebBuilt } from './lib/web-build.mjs';

/**
 * `npm run build`: TypeScript to dist with swc, in well under a second, and the screens to apps/web/dist when one of their
 * sources has changed (`--server` leaves them out); types are `npm run typecheck`.
 */
try {
  compile();
  if (!process.argv.includes('--server')) ensureWebBuilt(createSteps());
} catch (error) {
  explain(error);
  process.exit(1);
}
