import { randomUUID } from 'node:crypto';
import { err, text } from '#libs/kernel';
import { PeopleService, PersonDataSources, type RegisterPerson } from '#libs/people';
import { only, openDistrict, type District } from './district';

let district: District;
let people: PeopleService;
beforeAll(async () => {
  district = await openDistrict();
  people = district.get(PeopleService);
});
afterAll(() => district?.close());

const REVEAL = `mutation ($personId: ID!, $reason: String!) { revealPerson(input: { personId: $personId, reason: $reason }) {
  __typename ... on RevealedContact { name phone address } ... on CommandRefused { code } } }`;
const PERSON = `query ($id: ID!) { person(id: $id) { maskedName maskedPhone maskedAddress } }`;
const REGISTER = `mutation ($communityId: ID!) { registerPerson(input: { communityId: $communityId, name: "孙奶奶",
  phone: "13900000020", consentChannel: "COUNTER", consentEvidence: "当面同意" }) {
  __typename ... on PersonRegistered { personId created } ... on CommandRefused { code } } }`;

const caller = (over: Partial<RegisterPerson> = {}): RegisterPerson => ({
  streetId: district.place('xzz').id,
  communityId: district.place('c01').id,
  name: '孙秀英',
  phone: '13900000001',
  address: '绿波小区12号楼3单元502',
  registeredBy: null,
  consent: { purpose: 'SERVICE', version: '2026-01', channel: 'PHONE', evidence: '电话中同意' },
  ...over,
});
const register = async (over: Partial<RegisterPerson> = {}) => {
  const result = await people.findOrRegister(caller(over));
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};

describe('people on file', () => {
  it('are one person for the same phone and name, however typed', async () => {
    const first = await register();
    expect(await register({ name: ' 孙 秀英 ', phone: '+86 139 0000 0001' })).toEqual({
      personId: first.personId,
      created: false,
    });
    expect((await register({ name: '孙建国' })).created).toBe(true);
  });

  it('are one person even when twenty desks enter them at once', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => register({ phone: '13900000002' })));
    expect(new Set(all.map(({ personId }) => personId)).size).toBe(1);
    expect(all.filter(({ created }) => created)).toHaveLength(1);
  });

  it('are another person in another street', async () => {
    const here = await register({ phone: '13900000003' });
    const there = await register({
      phone: '13900000003',
      streetId: district.place('qsz').id,
      communityId: district.place('q01').id,
    });
    expect(there).toEqual({ personId: expect.not.stringMatching(here.personId) as string, created: true });
  });

  it('without a phone are found by address; with neither they are not taken', async () => {
    const first = await register({ phone: null, address: '山水园 3 号楼 101' });
    expect((await register({ phone: null, address: '山水园3号楼101' })).personId).toBe(first.personId);
    const refused = await people.findOrRegister(caller({ phone: null, address: ' ' }));
    expect(refused).toMatchObject(err({ code: 'PHONE_OR_ADDRESS_NEEDED' }));
  });

  it('are kept as ciphertext', async () => {
    await register({ phone: '13900000004', name: '诸葛不亮' });
    const stored = JSON.stringify(await district.query('SELECT * FROM persons'));
    for (const clear of ['13900000004', '诸葛不亮', '绿波小区']) expect(stored).not.toContain(clear);
  });

  it('form a household by phone, address or account', async () => {
    const wife = await register({ phone: '13900000005', name: '甲', address: '丽景苑1号楼' });
    const samePhone = await register({ phone: '13900000005', name: '乙', address: null });
    const sameAddress = await register({ phone: '13900000006', name: '丙', address: '丽景苑 1号楼' });
    const neighbour = await register({ phone: '13900000007', name: '丁', address: '丽景苑2号楼' });
    const household = await people.householdOf(wife.personId);
    expect(household).toEqual(new Set([wife, samePhone, sameAddress].map(({ personId }) => personId)));
    expect(household.has(neighbour.personId)).toBe(false);
  });
});

describe('a reveal', () => {
  it('shows the details to the desk of the community and goes on record', async () => {
    const resident = await district.person('c01', [], {
      name: '王小明',
      phone: '13900000010',
      address: '绿波小区1号楼',
    });
    const desk = await district.person('c01', [['COMMUNITY_DESK', 'c01']]);
    expect(only(await district.ask(desk, PERSON, { id: resident.id }))).toEqual({
      maskedName: '王**',
      maskedPhone: '139****0010',
      maskedAddress: '绿波小区***',
    });
    const shown = await district.ask(desk, REVEAL, { personId: resident.id, reason: '核实上门地址' });
    expect(only(shown)).toMatchObject({ name: '王小明', phone: '13900000010', address: '绿波小区1号楼' });
    const rows = await district.query('SELECT by_person_id, reason FROM reveals WHERE person_id = $1', [
      resident.id,
    ]);
    expect(rows).toEqual([{ by_person_id: desk.id, reason: '核实上门地址' }]);
    const mine = await district.ask(resident, '{ myReveals { nodes { reason } } }');
    expect(only(mine)).toEqual({ nodes: [{ reason: '核实上门地址' }] });
  });

  it('needs a reason of two characters, as people count them: a rare one is one', async () => {
    const resident = await district.person('c01', [], { phone: '13900000030' });
    const desk = await district.person('c01', [['COMMUNITY_DESK', 'c01']]);
    for (const reason of ['𠮷', '  a  ', '    ']) {
      const answer = await district.ask(desk, REVEAL, { personId: resident.id, reason });
      const code = answer.errors ? answer.errors[0]!.extensions['code'] : only<{ code: string }>(answer).code;
      expect(['REASON_NEEDED', 'BAD_USER_INPUT']).toContain(code);
    }
  });

  it('can be neither changed nor removed afterwards', async () => {
    for (const sql of [`UPDATE reveals SET reason = 'none'`, 'DELETE FROM reveals', 'TRUNCATE reveals']) {
      await expect(district.query(sql)).rejects.toThrow(/append-only|permission denied/);
    }
  });

  it('is not for neighbours, other communities, other streets, volunteers or the signed-out', async () => {
    const resident = await district.person('c01', [], { phone: '13900000011' });
    const before = await district.query('SELECT id FROM reveals');
    const askers: [string, ...Parameters<District['person']>][] = [
      ['FORBIDDEN', 'c01'],
      ['FORBIDDEN', 'c01', [['VOLUNTEER', 'team']]],
      ['FORBIDDEN', 'c01', [['PROVIDER_LEAD', 'team']]],
      ['PERSON_NOT_FOUND', 'c02', [['COMMUNITY_DESK', 'c02']]],
      ['PERSON_NOT_FOUND', 'qsz', [['STREET_OFFICER', 'qsz']]],
      // a role that names this street does not help a person of another one
      ['PERSON_NOT_FOUND', 'qsz', [['STREET_OFFICER', 'xzz']]],
      ['PERSON_NOT_FOUND', 'gjz', [['STREET_OFFICER', 'xzz']]],
    ];
    for (const [outcome, ...who] of askers) {
      const answer = await district.ask(await district.person(...who), REVEAL, {
        personId: resident.id,
        reason: '看看',
      });
      const code = answer.errors?.[0]?.extensions.code ?? only<{ code: string }>(answer).code;
      expect([outcome, ...who]).toEqual([code, ...who]);
    }
    const nobody = await district.ask(null, REVEAL, { personId: resident.id, reason: '看看' });
    expect(nobody.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect(await district.query('SELECT id FROM reveals')).toEqual(before);
  });
});

describe('a desk', () => {
  it('registers people of its own community only', async () => {
    const desk = await district.person('c01', [['COMMUNITY_DESK', 'c01']]);
    const own = await district.ask(desk, REGISTER, { communityId: district.place('c01').id });
    expect(only(own)).toMatchObject({ __typename: 'PersonRegistered', created: true });
    for (const code of ['c02', 'q01']) {
      const other = await district.ask(desk, REGISTER, { communityId: district.place(code).id });
      expect(only(other)).toMatchObject({ code: 'COMMUNITY_NOT_FOUND' });
    }
  });

  it('finds people by phone in its own street only', async () => {
    const phone = '13900000012';
    const here = await district.person('c01', [], { phone });
    await district.person('q01', [], { phone });
    const officer = await district.person('xzz', [['STREET_OFFICER', 'xzz']]);
    const found = await district.ask(
      officer,
      `query ($phone: String!) { peopleByPhone(phone: $phone) { ... on PeopleFound { people { id } } } }`,
      { phone },
    );
    expect(only(found)).toEqual({ people: [{ id: here.id }] });
  });
});

describe('the rights of a person', () => {
  it('include a copy of everything that is kept, other libs included', async () => {
    const resident = await district.person('c01', [], { name: '周知情', phone: '13900000013' });
    district.get(PersonDataSources).register({
      name: `wishes-${randomUUID()}`,
      export: (personId) => Promise.resolve([{ personId, wish: '一盏灯' }]),
      erase: () => Promise.resolve(),
    });
    const copy = only<string>(await district.ask(resident, '{ exportMyData }'));
    for (const part of ['周知情', '13900000013', '一盏灯', '"sessions"']) expect(copy).toContain(part);
  });

  it('include deletion: nothing says any more who it was, and every device is signed out', async () => {
    const resident = await district.person('c01', [['VOLUNTEER', 'team']], {
      name: '吴忘我',
      phone: '13900000014',
      address: '某小区',
    });
    const erase = 'mutation { eraseMe(input: { confirm: true }) { __typename } }';
    expect(only(await district.ask(resident, erase))).toEqual({ __typename: 'MeErased' });
    const [row] = await district.query('SELECT * FROM persons WHERE id = $1', [resident.id]);
    expect(row).toMatchObject({
      status: 'ERASED',
      name_encrypted: null,
      phone_encrypted: null,
      phone_index: null,
      address_encrypted: null,
      address_index: null,
    });
    const held = await district.query('SELECT 1 FROM memberships WHERE person_id = $1 AND until IS NULL', [
      resident.id,
    ]);
    expect(held).toEqual([]);
    const again = await district.ask(resident, '{ me { id } }');
    expect(again.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    const events = await district.query('SELECT payload FROM outbox_events WHERE subject_id = $1', [
      resident.id,
    ]);
    expect(events).toEqual([{ payload: {} }]);
  });

  it('wait while another lib says that something is still open', async () => {
    const resident = await district.person('c01', [], { phone: '13900000015' });
    const refusal = {
      code: 'ORDER_STILL_OPEN',
      message: text('还有订单', 'open'),
      wayOut: text('先撤单', 'cancel'),
    };
    district.get(PersonDataSources).register({
      name: `orders-${randomUUID()}`,
      export: () => Promise.resolve([]),
      refuseErasure: (personId) => Promise.resolve(personId === resident.id ? refusal : null),
      erase: () => Promise.resolve(),
    });
    const erase =
      'mutation { eraseMe(input: { confirm: true }) { __typename ... on CommandRefused { code } } }';
    expect(only(await district.ask(resident, erase))).toMatchObject({ code: 'ORDER_STILL_OPEN' });
    expect((await people.contactOf(resident.id))?.phone).toBe('13900000015');
  });
});
