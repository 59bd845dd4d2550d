import path from 'node:path';
import { defineConfig } from 'vite';
import { kioskWorker } from './kiosk-worker';
import { splitOperations } from './split-operations';

const page = (file: string) => path.join(import.meta.dirname, file);

/** Faces by the library that draws them. */
const PAGES = {
  // phones, counters and walls: Preact, a tenth of React's weight (docs/web.md)
  light: {
    resident: page('index.html'),
    branch: page('branch/index.html'),
    kiosk: page('kiosk/index.html'),
    screen: page('screen/index.html'),
  },
  // antd needs React itself
  office: { console: page('console/index.html') },
};

const PREACT = {
  'react/jsx-runtime': 'preact/jsx-runtime',
  'react/jsx-dev-runtime': 'preact/jsx-runtime',
  'react-dom/client': 'preact/compat/client',
  'react-dom': 'preact/compat',
  react: 'preact/compat',
};

/** Drawing, addresses and the connection. */
const BASE =
  /node_modules\/(preact|wouter|regexparam|urql|@urql|@0no-co|wonka|graphql-ws)\/|src\/shared\/(client\/(?!post-bytes|use-paged)|display|face|texts\/(zh|words|dict)|session\/session-|ui\/(button|card|states|offline|phone-help|tabs|toast|banner))/;

/**
 * Five pages in two passes, `--mode light` and `--mode office`, into one folder that the API serves (apps/api/src/web).
 * `npx vite apps/web` is for working on screens: it hands everything but the pages to a running API.
 */
export default defineConfig(({ mode }) => ({
  root: import.meta.dirname,
  base: '/',
  plugins: [splitOperations(), mode === 'light' && kioskWorker(page('dist'), 'manifest.light.json')],
  publicDir: mode === 'office' ? false : 'public',
  resolve: { alias: mode === 'light' ? PREACT : {} },
  build: {
    outDir: 'dist',
    emptyOutDir: false,
    target: 'es2020',
    manifest: `manifest.${mode}.json`,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    rollupOptions: {
      input: mode === 'office' ? PAGES.office : PAGES.light,
      // what every page begins with, in one file: many small ones compress worse
      output: mode === 'light' ? { codeSplitting: { groups: [{ name: 'base', test: BASE }] } } : {},
    },
  },
  server: {
    proxy: { '/graphql': { target: 'http://127.0.0.1:3000', ws: true }, '/demo': 'http://127.0.0.1:3000' },
  },
}));
