'use strict';
/**
 * Fills an empty, migrated database with the people the load is played by, through the product's own doors, and tells its
 * parent who they are. Names and numbers are canaries: none may turn up in a log, in Redis or in an event.
 */
require('reflect-metadata');
const { NestFactory } = require('@nestjs/core');
const { readFileSync } = require('node:fs');
const path = require('node:path');
const { decodeJwt } = require('jose');
const kernel = require('#libs/kernel');
const platform = require('#libs/platform');
const organizations = require('#libs/organizations');
const people = require('#libs/people');
const catalogue = require('#libs/catalogue');
const { WorkerModule } = require('../../../dist/apps/worker/src/worker.module.js');

const RESIDENTS = 200;
const TEAMS = 30;
const COMMUNITIES = 3;
/** Access tokens live 15 minutes, a long run and its slow machine perhaps longer: they are dated ahead. */
const TOKEN_AHEAD_MS = 3 * 3600_000;

async function fill() {
  const app = await NestFactory.createApplicationContext(
    WorkerModule.forRoot(platform.loadConfig(process.env)),
    {
      logger: ['error', 'fatal'],
      abortOnError: false,
    },
  );
  const get = (token) => app.get(token, { strict: false });
  const ids = new kernel.UuidV7Ids(() => Date.now(), new kernel.CryptoRandom());
  const tree = plant(ids);
  const cast = castOf(tree, ids);
  const passwordHash = await get(platform.PasswordHasher).hash(ids.uuid());
  const accounts = cast.map(({ person }, i) => ({
    id: ids.uuid(),
    username: `chaos-${i}`,
    passwordHash,
    personIds: [person.id],
  }));
  await get(platform.UnitOfWork).transaction(async (tx) => {
    await organizations.insertOrganizations(tx, tree.all);
    await organizations.insertStreetSettings(tx, tree.streets.map(settingsOf));
    for (const year of kernel.CALENDAR_YEARS)
      await organizations.insertCalendarDays(tx, organizations.calendarRows(year, null, ids));
    await people.insertPersons(
      tx,
      get(people.PersonSealer),
      cast.map(({ person }) => person),
    );
    await organizations.insertMemberships(
      tx,
      cast.flatMap(({ person, role, at }) =>
        role
          ? [{ id: ids.uuid(), personId: person.id, organizationId: at.id, streetId: at.streetId, role }]
          : [],
      ),
    );
    await people.insertAccounts(tx, accounts);
  });
  const [street] = tree.streets;
  const menu = readFileSync(path.resolve(__dirname, '../../../libs/catalogue/data/service-menu.csv'), 'utf8');
  const imported = await get(catalogue.ImportMenuService).importMenu(kernel.SYSTEM, menu, street.id);
  if (!imported.ok) throw new Error(`the menu is not sound: ${imported.error[0]?.message.en}`);
  const items = await simpleItems(get(platform.UnitOfWork), street.id);

  const signIn = async ({ person }, i) => {
    const opened = await get(people.Sessions).open(accounts[i].id, person.id, { deviceId: null });
    const { sub, pid, sid, st } = decodeJwt(opened.accessToken);
    const claims = { accountId: sub, personId: pid, sessionId: sid, streetId: st };
    return (await get(platform.AccessTokens).issue(claims, new Date(Date.now() + TOKEN_AHEAD_MS))).token;
  };
  const tokens = await Promise.all(cast.map(signIn));
  const players = cast.map(({ part, person, at }, i) => ({
    part,
    id: person.id,
    organizationId: at.id,
    communityId: person.communityId,
    token: tokens[i],
  }));
  const of = (part) => players.filter((player) => player.part === part);
  const world = {
    streetId: street.id,
    itemIds: items,
    residents: of('resident'),
    teams: of('lead'),
    desks: of('desk'),
    stranger: of('stranger')[0],
    canaries: cast.flatMap(({ person }) => [person.name, person.phone, person.address]),
  };
  await app.close();
  return world;
}

/** Two streets of one district; the second is there to be kept out. */
function plant(ids) {
  const place = (code, kind, parent, more = {}) => ({
    id: ids.uuid(),
    streetId: parent?.streetId ?? null,
    parentId: parent?.id ?? null,
    code,
    path: `${parent?.path ?? ''}${code}/`,
    name: `${code}`,
    kind,
    ...more,
  });
  const street = (code) => {
    const id = ids.uuid();
    return { ...place(code, 'STREET', district), id, streetId: id };
  };
  const district = place('chaos', 'DISTRICT', null);
  const streets = [street('s1'), street('s2')];
  const communities = Array.from({ length: COMMUNITIES }, (_, i) => place(`c${i}`, 'COMMUNITY', streets[0]));
  const elsewhere = place('c9', 'COMMUNITY', streets[1]);
  const teams = Array.from({ length: TEAMS }, (_, i) =>
    place(`t${i}`, 'SERVICE_TEAM', communities[i % COMMUNITIES], {
      loadCap: 5000,
      serviceAreaPaths: [streets[0].path],
    }),
  );
  return {
    streets,
    communities,
    elsewhere,
    teams,
    all: [district, ...streets, ...communities, elsewhere, ...teams],
  };
}

function castOf({ streets, communities, elsewhere, teams }, ids) {
  let n = 0;
  const someone = (part, at, role) => {
    n += 1;
    const person = {
      id: ids.uuid(),
      streetId: at.streetId,
      communityId: communities.includes(at) || at === elsewhere ? at.id : communities[n % COMMUNITIES].id,
      name: `金丝雀${String(n).padStart(4, '0')}`,
      phone: `1990007${String(n).padStart(4, '0')}`,
      address: `金丝雀里${String(n).padStart(4, '0')}号`,
    };
    return { part, person, at, role };
  };
  return [
    ...Array.from({ length: RESIDENTS }, (_, i) => someone('resident', communities[i % COMMUNITIES])),
    ...teams.map((team) => someone('lead', team, 'PROVIDER_LEAD')),
    ...communities.map((community) => someone('desk', community, 'COMMUNITY_DESK')),
    { ...someone('stranger', elsewhere, 'COMMUNITY_DESK') },
    someone('officer', streets[0], 'STREET_OFFICER'),
  ];
}

const settingsOf = ({ id, code }) => ({
  streetId: id,
  workingHours: kernel.DEFAULT_WORKING_HOURS,
  defaultLoadCap: 5000,
  codePrefix: code === 's1' ? 'CHA' : 'CHB',
  publicPhone: '0411-1',
});

/** Services of the menu that are accepted without a desk. */
async function simpleItems(unitOfWork, streetId) {
  const rows = await unitOfWork.atomic((tx) =>
    tx.query(
      `SELECT id FROM service_items WHERE street_id = $1 AND risk = 'LOW' AND NOT needs_triage AND delivery = 'HOME'
         AND qualification IS NULL AND service_area_paths = '{}' AND status = 'ON_SHELF' ORDER BY position LIMIT 10`,
      [streetId],
    ),
  );
  if (rows.length === 0) throw new Error('the menu has no service that is accepted at once');
  return rows.map(({ id }) => id);
}

fill().then(
  (world) => process.send({ world }, () => process.exit(0)),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
