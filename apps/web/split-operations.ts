import fs from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';

const generated = path.join(import.meta.dirname, 'src/generated/graphql.ts');
const PREFIX = 'operation:';
const IMPORT = /import \{([^}]*)\} from '[./]*generated\/graphql';/g;

/**
 * All operations of all faces are generated into one file, and a bundler cannot split a file: each page would carry the
 * operations of every other. Here each operation becomes a module of its own.
 */
export function splitOperations(): Plugin {
  let source = '';
  return {
    name: 'split-operations',
    enforce: 'pre',
    buildStart: () => {
      source = fs.readFileSync(generated, 'utf8');
    },
    transform: (code, id) => {
      if (!/apps\/web\/src\/.*\.tsx?$/.test(id) || id === generated) return undefined;
      return code.replaceAll(IMPORT, (_, names: string) => ownModules(names));
    },
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : undefined),
    load: (id) => (id.startsWith(`\0${PREFIX}`) ? moduleOf(id.slice(PREFIX.length + 1), source) : undefined),
  };
}

/** Types are gone after compiling; what remains are documents. */
function ownModules(names: string): string {
  return names
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && !name.startsWith('type '))
    .map((name) => `import { ${name} } from '${PREFIX}${name}';`)
    .join(' ');
}

function moduleOf(name: string, source: string): string {
  const document = new RegExp(`^export const ${name} = (\\{.*\\}) as unknown as `, 'm').exec(source)?.[1];
  if (!document) throw new Error(`${name} is no operation of generated/graphql.ts`);
  return `export const ${name} = ${document};`;
}
