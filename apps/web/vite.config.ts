import path from 'node:path';
import { defineConfig } from 'vite';

const page = (file: string) => path.join(import.meta.dirname, file);

/**
 * One build, five pages. The API serves it (apps/api/src/web); `npx vite apps/web` is for working on screens and hands
 * everything but the pages to a running API.
 */
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2020',
    manifest: 'manifest.json',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    rollupOptions: {
      input: {
        resident: page('index.html'),
        branch: page('branch/index.html'),
        kiosk: page('kiosk/index.html'),
        console: page('console/index.html'),
        screen: page('screen/index.html'),
      },
    },
  },
  server: { proxy: { '/graphql': { target: 'http://127.0.0.1:3000', ws: true } } },
});
