import type { Command } from '../command';
import { loadLater } from '../load-later';

/** `seed:demo`: the demonstration street with 90 days of history. Does nothing where it is already. */
export const seedDemoCommand: Command = {
  name: 'seed:demo',
  describe: '装入演示街道（空库时） · load the demonstration street into an empty database',
  run: () =>
    loadLater<typeof import('../demo/seed-demo')>(__filename, '../demo/seed-demo').seedDemo(process.env),
};
