/**
 * What a person waits for before a page shows anything: all script and style of its first load, gzip -9, in kB (1000 B).
 * Measured bounds, with their reasons, in docs/web.md.
 */
export const budgets = {
  resident: { page: 'index.html', js: 65, css: 10 },
  branch: { page: 'branch/index.html', js: 130, css: 10 },
  kiosk: { page: 'kiosk/index.html', js: 110, css: 10 },
  console: { page: 'console/index.html', js: 350, css: 15 },
  screen: { page: 'screen/index.html', js: 300, css: 10 },
};
