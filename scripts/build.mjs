import './lib/require-node.mjs';
import { compile } from './lib/compile.mjs';
import { explain } from './lib/steps.mjs';

/** `npm run build`: TypeScript to dist with swc, in well under a second; types are `npm run typecheck`. */
try {
  compile();
} catch (error) {
  explain(error);
  process.exit(1);
}
