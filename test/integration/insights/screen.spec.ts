import { ScreenTokens } from '#libs/oversight';
import { startApi } from '../../support/api-server';
import type { GraphqlServer } from '../../support/graphql-server';
import { openObservatory, type Observatory } from './observatory';
import { RECEIVED, writeStreet } from './small-street';

let street: Observatory;
let api: GraphqlServer;
let token: string;
let foreign: string;
beforeAll(async () => {
  street = await openObservatory();
  await writeStreet(street, [
    {
      ends: 'CLOSED/RATED',
      rounds: [{ by: 'branch', claimedAt: 1, finishedAt: 24 }],
      says: [true],
      stars: 5,
    },
    { ends: 'CLAIMED', claims: [{ by: 'branch', at: 1 }] },
  ]);
  await street.rebuild();
  token = await issue('xzz');
  foreign = await issue('qsz');
  api = await startApi({ databaseUrl: (street.dataSource.options as { url: string }).url });
});
afterAll(async () => {
  await api?.stop();
  await street?.close();
});

const issue = async (place: string): Promise<string> => {
  const officer = await street.person('STREET_OFFICER', place);
  const tokens = street.get(ScreenTokens);
  return (await tokens.issue(officer, { streetId: street.place(place).id, label: '大厅', days: 1 })).token;
};
const show = async (by: string) => {
  const { data, errors } = await api.post(
    `query ($token: String!) { screenFigures(token: $token) {
       ... on ScreenFigures { street orders tiles { definition { key } numerator denominator } trend { day received closed }
         categories { name orders } ranking { name rank sampleSize } }
       ... on UserError { code wayOut } } }`,
    { variables: { token: by }, headers: { 'accept-language': 'en' } },
  );
  expect(errors).toBeUndefined();
  return data!['screenFigures'] as Record<string, unknown>;
};

it('shows a street’s month to whoever has its token: sums and names of organisations', async () => {
  const shown = await show(token);
  expect(shown).toMatchObject({ orders: 2 });
  const trend = shown['trend'] as { day: string; received: number; closed: number }[];
  expect(trend).toHaveLength(30);
  expect(trend.find(({ day }) => day === RECEIVED.toISOString().slice(0, 10))).toMatchObject({
    received: 2,
    closed: 1,
  });
  // one rating: listed, and not ranked
  expect(shown['ranking']).toMatchObject([{ rank: null, sampleSize: 1 }]);
});

it('shows another street’s token nothing of this one', async () => {
  expect(await show(foreign)).toMatchObject({ orders: 0, categories: [], ranking: [] });
});

it('shows a revoked, an expired and an invented token nothing, and says what to do', async () => {
  const over = { code: 'SCREEN_TOKEN_OVER', wayOut: expect.any(String) as string };
  const revoked = await issue('xzz');
  await street.rows(
    'UPDATE screen_tokens SET revoked_at = now() WHERE created_at = (SELECT max(created_at) FROM screen_tokens)',
  );
  expect(await show(revoked)).toEqual(over);
  const expired = await issue('xzz');
  await street.rows(
    `UPDATE screen_tokens SET created_at = now() - interval '2 days', expires_at = now() - interval '1 day'
      WHERE created_at = (SELECT max(created_at) FROM screen_tokens)`,
  );
  expect(await show(expired)).toEqual(over);
  expect(await show('x'.repeat(43))).toEqual(over);
});
