import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Absolute path of the repository, whatever directory a script was started from. */
export const projectRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Absolute path of something inside the repository. */
export const inProject = (...parts) => path.join(projectRoot, ...parts);

/** The compiled command line of the product: migrate, seed:demo, welcome, the checks. */
export const cliEntry = inProject('dist/apps/cli/src/main.js');
