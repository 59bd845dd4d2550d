import { randomBytes } from 'node:crypto';
import { DataSource } from 'typeorm';
import { PersonSealer } from '#libs/people';
import { PasswordHasher, UnitOfWork } from '#libs/platform';
import { figuresOf } from '../../../apps/cli/src/demo/figures';
import { startInProcess, type InProcess } from '../../../apps/cli/src/demo/in-process';
import { playInProcess } from '../../../apps/cli/src/demo/play-in-process';
import { endOf } from '../../../apps/cli/src/demo/report';
import { castOf, type Cast } from '../../../apps/cli/src/demo/story/cast';
import type { Played } from '../../../apps/cli/src/demo/story/play';
import { readRequests } from '../../../apps/cli/src/demo/story/requests';
import { fillBase } from '../../../apps/cli/src/demo/street/fill-base';
import { fillShelf } from '../../../apps/cli/src/demo/street/fill-shelf';
import { planStreet } from '../../../apps/cli/src/demo/street/plan-street';
import { checkInvariants } from '../../../apps/cli/src/doctor/check-invariants';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';

const BEGIN = new Date('2026-03-02T00:00:00Z');
const DAY_MS = 24 * 3600_000;
const quiet = (): void => undefined;

describe('the demonstration, ten requests long', () => {
  let database: TestDatabase;
  let parts: InProcess;
  let cast: Cast;
  let played: Played;

  beforeAll(async () => {
    database = await createTestDatabase();
    parts = await startInProcess({
      NODE_ENV: 'test',
      DATABASE_URL: database.url,
      JWT_SECRET: randomBytes(48).toString('base64url'),
      FIELD_ENCRYPTION_KEYS: `k1:${randomBytes(32).toString('base64')}`,
      BLIND_INDEX_KEY: randomBytes(32).toString('base64'),
      TOKEN_KEY: randomBytes(32).toString('base64'),
    });
    const plan = planStreet('spec', BEGIN);
    cast = castOf(plan);
    await fillBase(
      {
        unitOfWork: parts.get(UnitOfWork),
        sealer: parts.get(PersonSealer),
        hasher: parts.get(PasswordHasher),
      },
      plan,
      quiet,
    );
    await fillShelf(parts, { days: 28, seed: 'spec' }, quiet);
    // every twelfth: needs, dangers, hotline matters, spam
    const texts = readRequests().filter((_, n) => n % 12 === 0);
    played = await playInProcess(parts, {
      cast,
      texts,
      seed: 'spec',
      begin: BEGIN,
      arrivalDay: (share) => 2 * share,
      until: new Date(BEGIN.getTime() + 90 * DAY_MS),
      calmFrom: new Date(BEGIN.getTime() + 20 * DAY_MS),
      concurrency: 4,
    });
  }, 180_000);

  afterAll(async () => {
    await parts?.stop();
    await database?.drop();
  });

  it('brings every request to an end', () => {
    const open = played.stories.filter((story) => endOf(story, played.endedAt).kind === 'unfinished');
    expect(open.map((story) => `${story.text}: ${story.path.join(' → ')}`)).toEqual([]);
    expect(played.stories).toHaveLength(10);
  });

  it('meets no refusal that nobody expected', () => {
    expect([...played.mishaps]).toEqual([]);
  });

  it('leaves a database the doctor finds nothing wrong with', async () => {
    const findings = await checkInvariants(parts.get(DataSource));
    expect(findings.length).toBeGreaterThan(0);
    expect(findings.filter(({ broken }) => broken > 0)).toEqual([]);
  });

  it('gives the street figures whose parts are of its orders', async () => {
    const { shares } = await figuresOf(parts.get(DataSource), cast.streetId);
    const leftOut = shares.find(({ name }) => name.zh === '未计入份额')!;
    expect(leftOut.denominator).toBe(played.stories.filter((story) => story.entry === 'ORDER').length);
    for (const { numerator, denominator } of shares) expect(numerator).toBeLessThanOrEqual(denominator);
  });

  it('fills the same street only once', async () => {
    const base = {
      unitOfWork: parts.get(UnitOfWork),
      sealer: parts.get(PersonSealer),
      hasher: parts.get(PasswordHasher),
    };
    expect(await fillBase(base, planStreet('spec', BEGIN), quiet)).toBe(false);
  });
});
