import fs from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

interface Chunk {
  readonly file: string;
  readonly css?: readonly string[];
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
}

const PAGE = 'kiosk/index.html';

/**
 * The service worker of the counter, and of nothing else: a resident's browser never has one. It keeps the counter's page
 * with all its chunks, of both languages, and no answer of the API. A new version waits until it is asked for.
 */
export const kioskWorker = (dist: string, manifest: string): Plugin[] =>
  VitePWA({
    registerType: 'prompt',
    injectRegister: false,
    manifest: false,
    filename: 'kiosk-sw.js',
    scope: '/kiosk',
    workbox: {
      globPatterns: [PAGE, 'icon.svg', 'assets/**/*.{js,css}'],
      manifestTransforms: [
        (found) => {
          const kept = new Set([PAGE, 'icon.svg', ...filesOf(path.join(dist, manifest))]);
          return { manifest: found.filter(({ url }) => kept.has(url)), warnings: [] };
        },
      ],
      navigateFallback: `/${PAGE}`,
      navigateFallbackAllowlist: [/^\/kiosk(\/|$)/],
      cleanupOutdatedCaches: true,
      inlineWorkboxRuntime: true,
      sourcemap: false,
    },
  });

/** All the counter's page may ever ask for: what it imports at once, and what later. */
function filesOf(manifestFile: string): string[] {
  const chunks = JSON.parse(fs.readFileSync(manifestFile, 'utf8')) as Readonly<Record<string, Chunk>>;
  const files = new Set<string>();
  const seen = new Set<string>();
  const visit = (key: string): void => {
    if (seen.has(key)) return;
    seen.add(key);
    const { file, css = [], imports = [], dynamicImports = [] } = chunks[key]!;
    for (const part of [file, ...css]) files.add(part);
    [...imports, ...dynamicImports].forEach(visit);
  };
  visit(PAGE);
  return [...files];
}
