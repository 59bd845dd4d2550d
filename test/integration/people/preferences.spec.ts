import { Sessions } from '#libs/people';
import { only, openDistrict, type District, type TestPerson } from './district';

let district: District;
beforeAll(async () => {
  district = await openDistrict();
});
afterAll(() => district?.close());

const UPDATE = `mutation ($input: UpdateMyProfileInput!) { updateMyProfile(input: $input) {
  __typename ... on Me { displayMode elderMode contactPreference preferredLanguage family { name phone } }
  ... on CommandRefused { code } } }`;
const SAVE = `mutation ($input: SaveRelativeInput!) { saveRelative(input: $input) {
  __typename ... on RelativeType { id personId maskedName relation } ... on CommandRefused { code } } }`;
const MINE = `{ myRelatives { id maskedName relation ordersForMe } }`;
const REMOVE = `mutation ($id: ID!) { removeRelative(input: { relativeId: $id }) {
  __typename ... on RelativeRemoved { id } ... on CommandRefused { code } } }`;

const ask = async <T = Record<string, unknown>>(person: TestPerson, query: string, variables: object = {}) =>
  only<T>(await district.ask(person, query, variables));
const update = (person: TestPerson, input: object) => ask(person, UPDATE, { input });

describe('preferences', () => {
  it('are remembered by the server, and the elder mode follows the display mode', async () => {
    const person = await district.person('c01');
    expect(await update(person, { displayMode: 'LARGEST', preferredLanguage: 'en' })).toMatchObject({
      displayMode: 'LARGEST',
      elderMode: true,
      preferredLanguage: 'en',
      contactPreference: 'CALL',
    });
    expect(await update(person, { displayMode: 'STANDARD' })).toMatchObject({ elderMode: false });
  });

  it('reach through family only with a relative’s name and number, kept as ciphertext', async () => {
    const person = await district.person('c01');
    expect(await update(person, { contactPreference: 'FAMILY' })).toEqual({
      __typename: 'CommandRefused',
      code: 'FAMILY_CONTACT_NEEDED',
    });
    const family = { name: '王小明', phone: '139 0000 7777' };
    expect(await update(person, { contactPreference: 'FAMILY', family })).toMatchObject({
      contactPreference: 'FAMILY',
      family: { name: '王小明', phone: '13900007777' },
    });
    expect(await update(person, { family: null })).toMatchObject({ code: 'FAMILY_CONTACT_NEEDED' });
    expect(await update(person, { family: null, contactPreference: 'SMS' })).toMatchObject({ family: null });
    expect(JSON.stringify(await district.query('SELECT * FROM persons'))).not.toContain('13900007777');
  });

  it('are held by the database, too', async () => {
    const person = await district.person('c01');
    await expect(
      district.query(`UPDATE persons SET contact_preference = 'FAMILY' WHERE id = $1`, [person.id]),
    ).rejects.toThrow('persons_family_has_number');
  });
});

describe('relatives', () => {
  const mother = () => ({
    name: '李秀兰',
    phone: '13900008888',
    communityId: district.place('c01').id,
    relation: 'PARENT',
    consentEvidence: '电话里同意',
  });

  it('are saved once, seen from both sides, and removed by either', async () => {
    const son = await district.person('c01');
    const saved = await ask<{ id: string; personId: string }>(son, SAVE, { input: mother() });
    expect(saved).toMatchObject({ __typename: 'RelativeType', maskedName: '李**', relation: 'PARENT' });
    const again = await ask(son, SAVE, { input: { ...mother(), relation: 'OTHER' } });
    expect(again).toMatchObject({ id: saved.id, personId: saved.personId, relation: 'OTHER' });

    const { personId } = saved;
    const { accessToken } = await district.get(Sessions).open(son.accountId, personId, { deviceId: null });
    const motherSignedIn = { ...son, id: personId, token: accessToken };
    expect(await ask(motherSignedIn, MINE)).toEqual([
      expect.objectContaining({ id: saved.id, ordersForMe: true }),
    ]);
    const stranger = await district.person('c01');
    expect(await ask(stranger, REMOVE, { id: saved.id })).toMatchObject({
      code: 'RELATIVE_NOT_FOUND',
    });
    expect(await ask(motherSignedIn, REMOVE, { id: saved.id })).toMatchObject({
      __typename: 'RelativeRemoved',
    });
    expect(await ask(son, MINE)).toEqual([]);
  });

  it('live in one’s own street', async () => {
    const son = await district.person('c01');
    const elsewhere = { ...mother(), communityId: district.place('q01').id };
    expect(await ask(son, SAVE, { input: elsewhere })).toMatchObject({
      code: 'COMMUNITY_NOT_FOUND',
    });
  });
});
