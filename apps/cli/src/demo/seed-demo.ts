import { SeededRandom } from '#libs/kernel';
import { PersonSealer } from '#libs/people';
import { PasswordHasher, ProductClock, UnitOfWork } from '#libs/platform';
import { startInProcess, type InProcess } from './in-process';
import { playInProcess } from './play-in-process';
import { createSay, type Say } from './steps';
import { castOf } from './story/cast';
import { readRequests } from './story/requests';
import { Tableau } from './story/tableau';
import { STREET_PATH } from './street/blueprint';
import { fillBase } from './street/fill-base';
import { fillShelf } from './street/fill-shelf';
import { planStreet, type StreetPlan } from './street/plan-street';

const SEED = 'xzz';
const DAY_MS = 24 * 3600_000;
const HISTORY_DAYS = 90;
const AHEAD_DAYS = 28;
/** Every third request of the last days is taken by nobody: it stands in a pool, however far it has fallen. */
const LEFT_LYING_DAYS = 9;

/**
 * Loads what is missing of the demonstration; a second call finds nothing to do. Refused where nobody asked for a demonstration.
 * @public loaded by its command when it is run
 */
export async function seedDemo(env: NodeJS.ProcessEnv): Promise<number> {
  if (!['1', 'true'].includes(env['DEMO_MODE'] ?? '')) {
    console.error(
      'DEMO_MODE=1 is needed to load the demonstration street · 装入演示街道需要设置 DEMO_MODE=1',
    );
    return 2;
  }
  const say = createSay();
  const parts = await startInProcess(env);
  const clock = parts.get(ProductClock);
  try {
    const unitOfWork = parts.get(UnitOfWork);
    const state = await stateOf(unitOfWork);
    if (state.moved) {
      await clock.reset();
      say('an earlier load was interrupted: product time is real time again · 上次装入被中断，时钟已复位');
    }
    if (state.orders > 0) {
      say(`the demonstration street is there already · 演示街道已存在（${state.orders} 单）`);
      return 0;
    }
    const begin = new Date(Date.now() - HISTORY_DAYS * DAY_MS);
    const plan = planStreet(SEED, begin);
    await fillBase(
      { unitOfWork, sealer: parts.get(PersonSealer), hasher: parts.get(PasswordHasher) },
      plan,
      say,
    );
    try {
      await clock.setClock({ scale: 0, anchorApp: begin });
      await fillShelf(parts, { days: HISTORY_DAYS + AHEAD_DAYS, seed: SEED }, say);
      await playHistory(parts, plan, begin, say);
    } finally {
      await clock.reset();
    }
    say('the demonstration street is ready · 演示街道就绪');
    return 0;
  } finally {
    await parts.stop();
  }
}

/** Ninety days that end now. Most requests are recent, so that there is something left to do. */
async function playHistory(parts: InProcess, plan: StreetPlan, begin: Date, say: Say): Promise<void> {
  const until = new Date(begin.getTime() + HISTORY_DAYS * DAY_MS);
  let shown = 0;
  const { stories, mishaps, steps } = await playInProcess(parts, {
    cast: castOf(plan),
    texts: shuffled(readRequests()),
    seed: SEED,
    begin,
    arrivalDay: (share) => HISTORY_DAYS * Math.min(1, share ** 0.55),
    leftLying: (at, n) => n % 3 === 0 && until.getTime() - at.getTime() < LEFT_LYING_DAYS * DAY_MS,
    until,
    calmFrom: until,
    concurrency: 8,
    onStep: (now) => {
      const day = Math.floor((now.getTime() - begin.getTime()) / DAY_MS);
      if (day >= shown + 15) say(`history · 历史: day · 第 ${(shown = day - (day % 15))} 天`);
    },
    atTheEnd: async (world, left) => {
      const present = new Set(left.map((story) => story.seen?.status ?? ''));
      for (const problem of await new Tableau(world, until).complete(present))
        say(`left out · 未能演示: ${problem}`);
    },
  });
  say(`${stories.length} requests, ${steps} steps · 诉求与步骤`);
  for (const [what, count] of mishaps) say(`unexpected refusal · 意外的拒绝: ${what} × ${count}`);
}

/** The fixture is sorted by kind; a street's requests are not. */
function shuffled(texts: readonly string[]): string[] {
  const random = new SeededRandom(SEED);
  const left = [...texts];
  return texts.map(() => left.splice(random.int(left.length), 1)[0]!);
}

async function stateOf(unitOfWork: UnitOfWork): Promise<{ moved: boolean; orders: number }> {
  const [row] = await unitOfWork.atomic((tx) =>
    tx.query<{ moved: boolean; orders: number }>(
      `SELECT (SELECT anchor_real IS NOT NULL FROM app_clock) AS moved, count(o.id)::int AS orders
         FROM service_orders o JOIN organizations s ON s.id = o.street_id AND s.path = $1`,
      [STREET_PATH],
    ),
  );
  return row!;
}
