'use strict';
/**
 * Fills an empty, migrated database with the street the bench plays in, through the product's own doors, and tells its
 * parent who lives there. Run with NODE_ENV=development and the secrets production will use.
 */
const { openFeatures } = require('./feature-context.cjs');
const { decodeJwt } = require('jose');
const { readFileSync } = require('node:fs');
const path = require('node:path');
const kernel = require('#libs/kernel');
const platform = require('#libs/platform');
const organizations = require('#libs/organizations');
const people = require('#libs/people');
const catalogue = require('#libs/catalogue');

const RESIDENTS = 400;
const TEAMS = 200;
const HOUR_MS = 3600_000;
/** Access tokens live 15 minutes and a long bench an hour: they are dated ahead. */
const TOKEN_AHEAD_MS = 3 * HOUR_MS;

async function fill() {
  const { get, close } = await openFeatures();
  const ids = new kernel.UuidV7Ids(() => Date.now(), new kernel.CryptoRandom());

  const district = {
    id: ids.uuid(),
    streetId: null,
    parentId: null,
    code: 'bench',
    path: 'bench/',
    name: '测试区',
    kind: 'DISTRICT',
  };
  const streetId = ids.uuid();
  const street = {
    id: streetId,
    streetId,
    parentId: district.id,
    code: 's1',
    path: 'bench/s1/',
    name: '测试街道',
    kind: 'STREET',
  };
  const community = {
    id: ids.uuid(),
    streetId,
    parentId: streetId,
    code: 'c01',
    path: 'bench/s1/c01/',
    name: '测试社区',
    kind: 'COMMUNITY',
  };
  const teams = Array.from({ length: TEAMS }, (_, i) => ({
    id: ids.uuid(),
    streetId,
    parentId: community.id,
    code: `t${i}`,
    path: `${community.path}t${i}/`,
    name: `服务队${i}`,
    kind: 'SERVICE_TEAM',
    loadCap: 500,
  }));
  const person = () => ({
    id: ids.uuid(),
    streetId,
    communityId: community.id,
    name: '测试',
    phone: null,
    address: null,
  });
  const residents = Array.from({ length: RESIDENTS }, person);
  const leads = teams.map(person);
  const everybody = [...residents, ...leads];
  const passwordHash = await get(platform.PasswordHasher).hash(ids.uuid());
  const accounts = everybody.map(({ id }, i) => ({
    id: ids.uuid(),
    username: `bench-${i}`,
    passwordHash,
    personIds: [id],
  }));

  await get(platform.UnitOfWork).transaction(async (tx) => {
    await organizations.insertOrganizations(tx, [district, street, community, ...teams]);
    await organizations.insertStreetSettings(tx, [
      {
        streetId,
        workingHours: kernel.DEFAULT_WORKING_HOURS,
        defaultLoadCap: 500,
        codePrefix: 'BEN',
        publicPhone: '0411-1',
      },
    ]);
    for (const year of kernel.CALENDAR_YEARS) {
      await organizations.insertCalendarDays(tx, organizations.calendarRows(year, null, ids));
    }
    await people.insertPersons(tx, get(people.PersonSealer), everybody);
    await organizations.insertMemberships(
      tx,
      teams.map((team, i) => ({
        id: ids.uuid(),
        personId: leads[i].id,
        organizationId: team.id,
        streetId,
        role: 'PROVIDER_LEAD',
      })),
    );
    await people.insertAccounts(tx, accounts);
  });

  const menu = readFileSync(path.resolve(__dirname, '../../../libs/catalogue/data/service-menu.csv'), 'utf8');
  const imported = await get(catalogue.ImportMenuService).importMenu(kernel.SYSTEM, menu, streetId);
  if (!imported.ok) throw new Error(`the menu is not sound: ${imported.error[0]?.message.en}`);
  const itemId = await fillShelf(get(platform.UnitOfWork), { streetId, teams, ids });

  const signIn = async ({ id: personId }, i) => {
    const opened = await get(people.Sessions).open(accounts[i].id, personId, { deviceId: null });
    const { sub, pid, sid, st } = decodeJwt(opened.accessToken);
    const claims = { accountId: sub, personId: pid, sessionId: sid, streetId: st };
    return (await get(platform.AccessTokens).issue(claims, new Date(Date.now() + TOKEN_AHEAD_MS))).token;
  };
  const tokens = await Promise.all(everybody.map(signIn));
  const answer = {
    streetId,
    communityId: community.id,
    itemId,
    residents: residents.map(({ id }, i) => ({ id, token: tokens[i] })),
    teams: teams.map(({ id }, i) => ({ id, leadId: leads[i].id, token: tokens[RESIDENTS + i] })),
  };
  await close();
  return answer;
}

/** Three providers for each item, two sessions for each event. @returns an item that is accepted without a desk */
async function fillShelf(unitOfWork, { streetId, teams, ids }) {
  const from = Date.now() + 48 * HOUR_MS;
  return unitOfWork.transaction(async (tx) => {
    const items = await tx.query(
      'SELECT id, delivery, risk, needs_triage FROM service_items WHERE street_id = $1 ORDER BY position',
      [streetId],
    );
    const offers = items.flatMap(({ id }, i) =>
      [0, 1, 2].map((n) => ({ item: id, team: teams[(3 * i + n) % TEAMS].id })),
    );
    await tx.query(
      `INSERT INTO service_item_providers (item_id, organization_id, street_id, joined_at)
       SELECT item, team, $2, app_now() FROM jsonb_to_recordset($1::jsonb) AS r(item uuid, team uuid)`,
      [JSON.stringify(offers), streetId],
    );
    const sessions = items.flatMap(({ id }, i) =>
      [0, 1].map((n) => ({
        id: ids.uuid(),
        item: id,
        team: teams[(3 * i) % TEAMS].id,
        start: new Date(from + (i + n * 24) * HOUR_MS),
      })),
    );
    await tx.query(
      `INSERT INTO service_sessions (id, street_id, item_id, provider_organization_id, starts_at, ends_at, place, capacity,
         waiting_capacity, status, created_at, updated_at)
       SELECT id, $2, item, team, start, start + interval '1 hour', '街道党群服务中心一楼', 20, 3, 'OPEN', app_now(), app_now()
         FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, item uuid, team uuid, start timestamptz)`,
      [JSON.stringify(sessions), streetId],
    );
    const simple = items.find(
      (item) => item.risk === 'LOW' && !item.needs_triage && item.delivery === 'HOME',
    );
    if (!simple) throw new Error('the menu has no service that is accepted at once');
    return simple.id;
  });
}

fill().then(
  (street) => process.send({ street }, () => process.exit(0)),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
