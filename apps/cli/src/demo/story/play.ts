import type { Pool } from 'pg';
import { SeededRandom } from '#libs/kernel';
import { Agenda } from './agenda';
import { Api, type Send } from './api';
import type { Cast } from './cast';
import { castRequests } from './casting';
import { direct } from './director';
import { Hours } from './hours';
import { Observer, situationOf } from './observed';
import { PLAYBOOK } from './playbook';
import { CallDesk } from './playbook-calls';
import { placeRequest } from './playbook-intake';
import type { ProductTime } from './product-time';
import { SignIns } from './sign-ins';
import { Similarity } from './similarity';
import { Scene, type OrderStory, type ShelfItem, type World } from './world';

export interface Play {
  readonly send: Send;
  readonly pool: Pool;
  readonly time: ProductTime;
  /** Brings the product to rest: drains it in this process, or waits for the worker. */
  readonly settle: () => Promise<void>;
  readonly cast: Cast;
  readonly texts: readonly string[];
  readonly seed: string;
  readonly begin: Date;
  /** On which day of the story a request comes in, by its place among them (0 the first, 1 the end). */
  readonly arrivalDay: (share: number) => number;
  /** What else is to happen at the very end, with product time standing at `until`. */
  readonly atTheEnd?: (world: World, stories: readonly OrderStory[]) => Promise<void>;
  /** Requests that nobody takes, so that the fallbacks can be seen. */
  readonly leftLying?: (at: Date, n: number) => boolean;
  readonly until: Date;
  /** From here on nothing goes wrong any more. */
  readonly calmFrom: Date;
  readonly concurrency: number;
  readonly onStep?: (now: Date, stories: readonly OrderStory[]) => void;
}

export interface Played {
  readonly stories: readonly OrderStory[];
  readonly mishaps: ReadonlyMap<string, number>;
  readonly steps: number;
  readonly endedAt: Date;
}

const DAY_MINUTES = 1440;

/** Plays requests through the product, from the first word to where each ends. Product time stands at the end of it. */
export async function play(options: Play): Promise<Played> {
  const { send, pool, time, cast, texts, seed, begin, until, calmFrom, concurrency } = options;
  await time.stopAt(begin);
  let now = begin;
  const api = await Api.open(send);
  const similarity = new Similarity();
  for (const text of texts) similarity.learn(text);
  const world: World = {
    api,
    cast,
    similarity,
    seed,
    calmFrom,
    signIns: new SignIns(api),
    agenda: new Agenda(),
    items: await shelfOf(api, cast.streetId),
    mishaps: new Map(),
    now: () => now,
  };
  const stories = castRequests(texts, cast, similarity, seed);
  const hours = new Hours(new SeededRandom(`${seed}:arrivals`));
  const minuteOf = (n: number): number => Math.floor(options.arrivalDay(n / texts.length) * DAY_MINUTES);
  stories.forEach((story, n) => {
    const at = hours.awake(begin, minuteOf(n), minuteOf(n + 1) + 1);
    if (options.leftLying?.(at, n)) story.did.add('left lying');
    world.agenda.add({ at, stillWanted: () => true, run: () => placeRequest(world, story) });
  });

  const observer = new Observer(pool, cast.streetId);
  const calls = new CallDesk(pool, world);
  const { steps, endedAt } = await direct(
    {
      now: () => time.now(),
      jumpTo: (at) => time.jumpTo(at),
      nextTimer: () => time.nextTimer(),
      settle: options.settle,
      lookAround: async (at) => {
        now = at;
        await lookAround(world, stories, observer, at);
        await calls.lookAround(at);
      },
    },
    world.agenda,
    { until, concurrency, onStep: (at) => options.onStep?.(at, stories) },
  );
  if (options.atTheEnd) {
    await time.jumpTo(until);
    now = until;
    await options.settle();
    await options.atTheEnd(world, stories);
    await options.settle();
  }
  return { stories, mishaps: world.mishaps, steps, endedAt };
}

/** Everybody concerned thinks again where the situation has changed. */
async function lookAround(
  world: World,
  stories: readonly OrderStory[],
  observer: Observer,
  now: Date,
): Promise<void> {
  const byOrder = new Map(stories.filter((story) => story.orderId).map((story) => [story.orderId, story]));
  for (const seen of await observer.changed()) {
    const story = byOrder.get(seen.id);
    if (story) story.seen = seen;
  }
  for (const story of byOrder.values()) {
    if (!story.seen) continue;
    const situation = situationOf(story.seen);
    if (story.situation === situation) continue;
    story.situation = situation;
    if (story.path.at(-1) !== story.seen.status) story.path.push(story.seen.status);
    PLAYBOOK[story.seen.status]?.(new Scene(world, story, story.seen, now));
  }
}

async function shelfOf(api: Api, streetId: string): Promise<World['items']> {
  const { shelf } = await api.query<{ shelf: { nodes: (ShelfItem & { nameZh: string })[] } }>(
    'query ($streetId: ID!) { shelf(streetId: $streetId, first: 100) { nodes { id nameZh risk qualification } } }',
    { streetId },
    {},
  );
  return {
    byName: new Map(shelf.nodes.map((item) => [item.nameZh, item])),
    byId: new Map(shelf.nodes.map((item) => [item.id, item])),
  };
}
