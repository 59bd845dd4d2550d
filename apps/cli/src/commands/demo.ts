import type { Command } from '../command';
import { loadLater } from '../load-later';

/** The two halves of `npm run demo`: before and after API and worker are started. */
export const demoFillCommand: Command = {
  name: 'demo:fill',
  describe: '建好演示用街道（scripts/demo.mjs 使用） · build the street of npm run demo',
  run: () =>
    loadLater<typeof import('../demo/fill-demo')>(__filename, '../demo/fill-demo').fillDemo(process.env),
};

export const demoPlayCommand: Command = {
  name: 'demo:play',
  describe: '把 120 件诉求走完全流程（scripts/demo.mjs 使用） · play 120 requests through a running system',
  run: (args) =>
    loadLater<typeof import('../demo/play-demo')>(__filename, '../demo/play-demo').playDemo(
      process.env,
      args,
    ),
};
