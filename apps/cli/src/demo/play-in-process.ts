import { DataSource } from 'typeorm';
import { postgresPool, ProductClock, WorkDrain } from '#libs/platform';
import type { InProcess } from './in-process';
import { injectSend } from './story/drivers';
import { play, type Play, type Played } from './story/play';
import { ProductTime } from './story/product-time';

/** Plays a story inside this process: the API without a network, the worker on the inline queue. */
export function playInProcess(
  parts: InProcess,
  options: Omit<Play, 'send' | 'pool' | 'time' | 'settle'>,
): Promise<Played> {
  const pool = postgresPool(parts.get(DataSource));
  const drain = parts.get(WorkDrain);
  return play({
    ...options,
    send: injectSend(parts.app),
    pool,
    time: new ProductTime(pool, parts.get(ProductClock)),
    settle: () => drain.drain(60_000),
  });
}
