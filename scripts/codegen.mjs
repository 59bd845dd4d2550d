import './lib/require-node.mjs';
import { explain } from './lib/steps.mjs';
import { generateOperations, readManifest, writeManifest } from './lib/web-operations.mjs';

/**
 * `npm run codegen`: types for the screens' operations (not committed) and persisted-operations.json, the only operations
 * production takes (committed). `--check` says whether that list is up to date instead of writing it.
 */
try {
  const manifest = generateOperations();
  if (!process.argv.includes('--check')) writeManifest(manifest);
  else if (readManifest() !== manifest) {
    console.error('persisted-operations.json is stale: npm run codegen');
    process.exitCode = 1;
  }
} catch (error) {
  explain(error);
  process.exitCode = 1;
}
