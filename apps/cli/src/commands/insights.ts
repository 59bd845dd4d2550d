import { parseArgs } from 'node:util';
import { Presets, SingleBar } from 'cli-progress';
import { FoldFigures, RebuildFigures, VerifyFigures } from '#libs/insights';
import { UnitOfWork } from '#libs/platform';
import type { Command } from '../command';
import { commandDataSource } from '../data-source';
import { databaseUrl } from '../database-url';

/** `npm run cli -- insights:rebuild`: computes all facts and figures anew while the product goes on. */
export const insightsRebuildCommand: Command = {
  name: 'insights:rebuild',
  describe: '重新计算全部指标 · compute all figures anew from orders, claims, ratings and callbacks',
  run: () =>
    withUnits(async (unitOfWork) => {
      const bar = progress('指标 · figures');
      const begun = performance.now();
      bar.start(0, 0, { rate: 0 });
      const { orders } = await new RebuildFigures(unitOfWork).rebuild(({ orders: done, total }) => {
        bar.setTotal(total);
        bar.update(done, { rate: perSecond(done, begun) });
      });
      bar.stop();
      const seconds = (performance.now() - begun) / 1000;
      console.log(
        `RESULT orders=${orders} seconds=${seconds.toFixed(1)} orders_per_s=${perSecond(orders, begun)}`,
      );
    }),
};

/** `npm run cli -- insights:verify [--cells N]`: 0 all equal, 1 something differs, 2 the arguments were not understood. */
export const insightsVerifyCommand: Command = {
  name: 'insights:verify',
  describe: '抽查指标 · recompute random cells from the raw rows and compare [--cells 50]',
  run(args) {
    const cells = cellsOf(args);
    if (cells === null) {
      console.error('用法 · usage: npm run cli -- insights:verify [--cells <1-10000>]');
      return Promise.resolve(2);
    }
    return withUnits(async (unitOfWork) => {
      const verify = new VerifyFigures(unitOfWork, new FoldFigures(unitOfWork, null));
      const checked = await verify.verify(cells, ({ cell, differences }) => {
        if (differences.length > 0) console.log(`✗ ${cell}: ${differences.join(', ')}`);
      });
      const mismatch = checked.filter(({ differences }) => differences.length > 0).length;
      const miscounted = await verify.miscounted();
      console.log(`RESULT cells=${checked.length} mismatch=${mismatch} miscounted=${miscounted}`);
      return mismatch + miscounted === 0 ? 0 : 1;
    });
  },
};

async function withUnits<T>(work: (unitOfWork: UnitOfWork) => Promise<T>): Promise<T> {
  const dataSource = await commandDataSource(databaseUrl()).initialize();
  try {
    return await work(new UnitOfWork(dataSource, 'worker'));
  } finally {
    await dataSource.destroy();
  }
}

const progress = (name: string): SingleBar =>
  new SingleBar(
    { format: `${name} {bar} {value}/{total} · {rate}/s`, hideCursor: true, clearOnComplete: true },
    Presets.shades_classic,
  );

const perSecond = (count: number, begun: number): number =>
  Math.round(count / ((performance.now() - begun) / 1000));

function cellsOf(args: readonly string[]): number | null {
  try {
    const { values } = parseArgs({ args: [...args], options: { cells: { type: 'string', default: '50' } } });
    const cells = Number(values.cells);
    return Number.isInteger(cells) && cells >= 1 && cells <= 10_000 ? cells : null;
  } catch {
    return null;
  }
}
