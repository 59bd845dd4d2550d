import { parseArgs } from 'node:util';
import { Presets, SingleBar } from 'cli-progress';
import type { DataSource } from 'typeorm';
import { DatabaseClock, DatabaseListener, postgresPool, ProductClock } from '#libs/platform';
import { commandDataSource } from '../data-source';
import { checkInvariants } from '../doctor/check-invariants';
import { breakDoubleClaim } from './break-double-claim';
import { figuresOf } from './figures';
import { endOf, figureLines, storyLine } from './report';
import { createSay, type Say } from './steps';
import { castOf, type Cast } from './story/cast';
import { httpSend } from './story/drivers';
import { play, type Played } from './story/play';
import { ProductTime } from './story/product-time';
import { readRequests } from './story/requests';
import { planStreet } from './street/plan-street';

/** A Monday morning in March; the story is the same whenever it is played. */
export const DEMO_BEGIN = new Date('2026-03-02T00:00:00Z');
export const DEMO_SEED = 'demo';
const DAY_MS = 24 * 3600_000;
const WINDOW_DAYS = 90;
const CALM_AFTER_DAYS = 30;
const ARRIVAL_DAYS = 6;

interface Options {
  readonly seed: string;
  readonly breaks: string | undefined;
  readonly api: string;
}

/**
 * Plays the 120 requests through a running API and worker, and tells what became of each. @returns the exit code
 * @public loaded by its command when it is run
 */
export async function playDemo(env: NodeJS.ProcessEnv, args: readonly string[]): Promise<number> {
  const options = optionsOf(env, args);
  if (!options) {
    console.error('usage · 用法: npm run demo [-- --seed <word>] [-- --break=double-claim]');
    return 2;
  }
  const begun = performance.now();
  const say = createSay();
  const dataSource = await commandDataSource(env['DATABASE_URL']!).initialize();
  const listener = new DatabaseListener({ databaseUrl: env['DATABASE_URL']! });
  try {
    const pool = postgresPool(dataSource);
    const time = new ProductTime(
      pool,
      new ProductClock(dataSource, new DatabaseClock(dataSource, listener), { environment: 'development' }),
    );
    const cast = castOf(planStreet(DEMO_SEED, DEMO_BEGIN));
    const played = await playWithBar(options, dataSource, time, cast, say);
    if (options.breaks) await breakDoubleClaim(pool, say);
    return await tell(dataSource, cast, played, (performance.now() - begun) / 1000);
  } finally {
    await dataSource.destroy();
  }
}

async function playWithBar(
  { seed, api }: Options,
  dataSource: DataSource,
  time: ProductTime,
  cast: Cast,
  say: Say,
): Promise<Played> {
  const texts = readRequests();
  const bar = new SingleBar(
    {
      format: '{bar} {value}/{total} requests ended · 诉求办结 | {day} | {steps} steps',
      hideCursor: true,
      clearOnComplete: true,
      noTTYOutput: true,
      notTTYSchedule: 10_000,
    },
    Presets.shades_classic,
  );
  say(`${texts.length} requests, ${cast.teams.length} teams that may claim · 诉求与接单组织`);
  bar.start(texts.length, 0, { day: '', steps: 0 });
  let steps = 0;
  try {
    return await play({
      send: httpSend(api),
      pool: postgresPool(dataSource),
      time,
      settle: () => time.settled(),
      cast,
      texts,
      seed,
      begin: DEMO_BEGIN,
      arrivalDay: (share) => ARRIVAL_DAYS * share,
      until: new Date(DEMO_BEGIN.getTime() + WINDOW_DAYS * DAY_MS),
      calmFrom: new Date(DEMO_BEGIN.getTime() + CALM_AFTER_DAYS * DAY_MS),
      concurrency: 8,
      onStep: (now, stories) => {
        steps++;
        bar.update(stories.filter((story) => endOf(story, now).kind !== 'unfinished').length, {
          day: now.toISOString().slice(0, 10),
          steps,
        });
      },
    });
  } finally {
    bar.stop();
  }
}

async function tell(
  dataSource: DataSource,
  cast: Cast,
  { stories, mishaps, steps, endedAt }: Played,
  seconds: number,
): Promise<number> {
  const ends = stories.map((story) => ({ story, end: endOf(story, endedAt) }));
  console.log('\n每件诉求的去向 · what became of each request');
  for (const { story, end } of ends) console.log(storyLine(story, end));
  console.log('\n街道数据 · figures of the street');
  for (const line of figureLines(await figuresOf(dataSource, cast.streetId))) console.log(line);

  const count = (kind: string): number => ends.filter(({ end }) => end.kind === kind).length;
  const unfinished = ends.filter(({ end }) => end.kind === 'unfinished');
  console.log(`\nsteps · 步 ${steps}, product time until · 产品时间至 ${endedAt.toISOString().slice(0, 10)}`);
  for (const [what, times] of mishaps) console.log(`unexpected refusal · 意外的拒绝: ${what} × ${times}`);
  if (unfinished.length > 0)
    console.log(
      `unfinished · 未办结: ${unfinished.map(({ story, end }) => `${story.code ?? story.index + 1} ${end.words}`).join(', ')}`,
    );
  const findings = (await checkInvariants(dataSource)).filter(({ broken }) => broken > 0);
  for (const { name, broken, sample } of findings)
    console.log(`invariant broken · 不变量被破坏: ${name} × ${broken}: ${sample.join(', ')}`);
  const broken = findings.reduce((sum, finding) => sum + finding.broken, 0);
  const orders = stories.filter((story) => story.entry === 'ORDER').length;
  console.log(
    `RESULT requests=${stories.length} orders=${orders} closed=${count('closed')} unmet=${count('unmet')} referred=${count('referred')} cancelled=${count('cancelled')} ` +
      `emergencies=${count('emergency')} refused=${count('refused')} unfinished=${unfinished.length} seconds=${Math.round(seconds)} invariants_broken=${broken}`,
  );
  return broken === 0 && unfinished.length === 0 ? 0 : 1;
}

function optionsOf(env: NodeJS.ProcessEnv, args: readonly string[]): Options | null {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        seed: { type: 'string', default: DEMO_SEED },
        break: { type: 'string' },
        api: { type: 'string' },
      },
    });
    if (values.break !== undefined && values.break !== 'double-claim') return null;
    return {
      seed: values.seed,
      breaks: values.break,
      api: values.api ?? `http://127.0.0.1:${env['PORT'] ?? '3000'}`,
    };
  } catch {
    return null;
  }
}
