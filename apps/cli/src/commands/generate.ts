import type { Command } from '../command';
import { sizeOf } from '../generate/size';
import { loadLater } from '../load-later';

/** `npm run generate -- --district | --orders N`: 0 made, 2 not understood or the database is not empty. */
export const generateCommand: Command = {
  name: 'generate',
  describe:
    '生成一个区的测试数据 · a district of invented people with orders of five years [--district | --orders N]',
  run(args) {
    const size = sizeOf(args);
    if (!size) {
      console.error('用法 · usage: npm run generate -- --district | --orders <1000-10000000>');
      return Promise.resolve(2);
    }
    return loadLater<typeof import('../generate/generate-district')>(
      __filename,
      '../generate/generate-district',
    ).generateDistrict(process.env, size);
  },
};
