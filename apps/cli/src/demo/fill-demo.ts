import { PersonSealer } from '#libs/people';
import { PasswordHasher, ProductClock, UnitOfWork } from '#libs/platform';
import { startInProcess } from './in-process';
import { DEMO_BEGIN, DEMO_SEED } from './play-demo';
import { createSay } from './steps';
import { fillBase } from './street/fill-base';
import { fillShelf } from './street/fill-shelf';
import { planStreet } from './street/plan-street';

const SESSIONS_AHEAD_DAYS = 28;

/**
 * The street of `npm run demo`, without a history, on the first morning of the story.
 * @public loaded by its command when it is run
 */
export async function fillDemo(env: NodeJS.ProcessEnv): Promise<number> {
  const say = createSay();
  const parts = await startInProcess(env);
  try {
    const base = {
      unitOfWork: parts.get(UnitOfWork),
      sealer: parts.get(PersonSealer),
      hasher: parts.get(PasswordHasher),
    };
    await fillBase(base, planStreet(DEMO_SEED, DEMO_BEGIN), say);
    await parts.get(ProductClock).setClock({ scale: 0, anchorApp: DEMO_BEGIN });
    await fillShelf(parts, { days: SESSIONS_AHEAD_DAYS, seed: DEMO_SEED }, say);
    return 0;
  } finally {
    await parts.stop();
  }
}
