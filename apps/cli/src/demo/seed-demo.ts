import { PersonSealer } from '#libs/people';
import { PasswordHasher, ProductClock, UnitOfWork } from '#libs/platform';
import { startInProcess } from './in-process';
import { createSay } from './steps';
import { STREET_PATH } from './street/blueprint';
import { fillBase } from './street/fill-base';
import { fillShelf } from './street/fill-shelf';
import { planStreet } from './street/plan-street';

const DAY_MS = 24 * 3600_000;
const HISTORY_DAYS = 90;
const AHEAD_DAYS = 28;

/** Loads what is missing of the demonstration; a second call finds nothing to do. Refused where nobody asked for a demonstration. */
export async function seedDemo(env: NodeJS.ProcessEnv): Promise<number> {
  if (!['1', 'true'].includes(env['DEMO_MODE'] ?? '')) {
    console.error(
      'DEMO_MODE=1 is needed to load the demonstration street · 装入演示街道需要设置 DEMO_MODE=1',
    );
    return 2;
  }
  const say = createSay();
  const parts = await startInProcess(env);
  try {
    const unitOfWork = parts.get(UnitOfWork);
    const clock = parts.get(ProductClock);
    const state = await stateOf(unitOfWork);
    if (state.moved) {
      await clock.reset();
      say('an earlier load was interrupted: product time is real time again · 上次装入被中断，时钟已复位');
    }
    if (state.filled) {
      say(`the demonstration street is there already · 演示街道已存在（${state.orders} 单）`);
      return 0;
    }
    const begin = new Date(Date.now() - HISTORY_DAYS * DAY_MS);
    const plan = planStreet('xzz', begin);
    await fillBase(
      { unitOfWork, sealer: parts.get(PersonSealer), hasher: parts.get(PasswordHasher) },
      plan,
      say,
    );
    await fillShelf(parts, { days: AHEAD_DAYS, seed: 'xzz' }, say);
    say('the demonstration street is ready · 演示街道就绪');
    return 0;
  } finally {
    await parts.stop();
  }
}

async function stateOf(unitOfWork: UnitOfWork): Promise<{ filled: boolean; moved: boolean; orders: number }> {
  const [row] = await unitOfWork.atomic((tx) =>
    tx.query<{ filled: boolean; moved: boolean; orders: number }>(
      `SELECT (SELECT anchor_real IS NOT NULL FROM app_clock) AS moved, count(o.id)::int AS orders,
              EXISTS (SELECT 1 FROM service_item_providers p JOIN organizations s ON s.id = p.street_id WHERE s.path = $1) AS filled
         FROM service_orders o JOIN organizations s ON s.id = o.street_id AND s.path = $1`,
      [STREET_PATH],
    ),
  );
  return row!;
}
