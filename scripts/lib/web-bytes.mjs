import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { budgets } from './budgets.mjs';
import { inProject } from './project.mjs';

const output = inProject('apps/web/dist');
const kB = (file) => zlib.gzipSync(fs.readFileSync(path.join(output, file)), { level: 9 }).length / 1000;

/**
 * What the first load of each page brings, after the build's own manifest: its entry and everything that imports without
 * being asked later.
 * @returns {Record<string, { js: number, css: number, files: string[] }>} kB, gzip
 */
export function firstLoads() {
  // one manifest for each pass of the build; keys of shared modules differ in what they point to
  const manifests = ['light', 'office'].map((mode) =>
    JSON.parse(fs.readFileSync(path.join(output, `manifest.${mode}.json`), 'utf8')),
  );
  return Object.fromEntries(
    Object.entries(budgets).map(([face, { page }]) => {
      const manifest = manifests.find((one) => page in one);
      const files = [...closure(manifest, page)];
      const sum = (extension) =>
        files.filter((file) => file.endsWith(extension)).reduce((total, file) => total + kB(file), 0);
      return [face, { js: sum('.js'), css: sum('.css'), files }];
    }),
  );
}

function closure(manifest, key, found = new Set(), seen = new Set()) {
  if (seen.has(key)) return found;
  seen.add(key);
  const { file, css = [], imports = [] } = manifest[key];
  for (const part of [file, ...css]) found.add(part);
  for (const next of imports) closure(manifest, next, found, seen);
  return found;
}
