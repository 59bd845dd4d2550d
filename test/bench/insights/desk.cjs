'use strict';
/**
 * A process of its own beside the bench, on one generated database: makes accounts for people who may look, compares cells
 * with raw rows, and times the product's reader against the plain GROUP BY. Answers one message at a time.
 */
const { decodeJwt } = require('jose');
const kernel = require('#libs/kernel');
const insights = require('#libs/insights');
const people = require('#libs/people');
const platform = require('#libs/platform');
const { openFeatures } = require('../lib/feature-context.cjs');
const { plainQuestions } = require('./plain.cjs');

/** Access tokens live 15 minutes and a bench an hour: they are dated ahead. */
const TOKEN_AHEAD_MS = 6 * 3600_000;

const SOME = `
SELECT * FROM (
  SELECT m.person_id AS "personId", m.role, o.id AS "organizationId", o.path, o.street_id AS "streetId",
    row_number() OVER (PARTITION BY m.role ORDER BY md5(m.id::text)) AS place
  FROM memberships m JOIN organizations o ON o.id = m.organization_id
  WHERE m.role IN ('DISTRICT_OFFICER', 'STREET_OFFICER', 'COMMUNITY_DESK', 'PROVIDER_LEAD')) one WHERE place <= 20`;

/** The generated district has no officer of its own: its first person becomes one. */
const DISTRICT_OFFICER = `
INSERT INTO memberships (id, person_id, organization_id, street_id, role, since)
SELECT gen_random_uuid(), (SELECT id FROM persons ORDER BY id LIMIT 1), o.id, NULL, 'DISTRICT_OFFICER', app_now() FROM organizations o
WHERE o.kind = 'DISTRICT' AND NOT EXISTS (SELECT 1 FROM memberships WHERE role = 'DISTRICT_OFFICER')`;

async function staff({ get }) {
  const unitOfWork = get(platform.UnitOfWork);
  const ids = new kernel.UuidV7Ids(() => Date.now(), new kernel.CryptoRandom());
  const some = await unitOfWork.transaction(async (tx) => {
    await tx.query(DISTRICT_OFFICER);
    return tx.query(SOME);
  });
  const accounts = new Map();
  for (const { personId } of some)
    accounts.set(personId, {
      id: ids.uuid(),
      username: `bench-${ids.uuid().slice(-12)}`,
      passwordHash: 'none',
      personIds: [personId],
    });
  await unitOfWork.transaction(async (tx) => {
    await tx.query('DELETE FROM account_persons WHERE person_id = ANY($1)', [[...accounts.keys()]]);
    await people.insertAccounts(tx, [...accounts.values()]);
  });
  const signed = [];
  for (const one of some) {
    const opened = await get(people.Sessions).open(accounts.get(one.personId).id, one.personId, {
      deviceId: null,
    });
    const { sub, pid, sid, st } = decodeJwt(opened.accessToken);
    const claims = { accountId: sub, personId: pid, sessionId: sid, streetId: st };
    const { token } = await get(platform.AccessTokens).issue(claims, new Date(Date.now() + TOKEN_AHEAD_MS));
    signed.push({ ...one, token });
  }
  return signed;
}

/** Each question asked of the product and by a plain GROUP BY in turn; the answers must be the same. */
async function compare({ get }, { rounds }) {
  const unitOfWork = get(platform.UnitOfWork);
  const streets = await unitOfWork.atomic((tx) =>
    tx.query(`SELECT id FROM organizations WHERE kind = 'STREET' ORDER BY code`),
  );
  const reader = get(insights.FigureReader);
  const year = new Date().getFullYear() - 1;
  const answers = [];
  for (const question of plainQuestions(
    streets.map(({ id }) => id),
    year,
  )) {
    const times = { product: [], plain: [] };
    const product = () => reader.sums(question.product);
    const plain = () =>
      unitOfWork.transaction(async (tx) => {
        await tx.query('SET LOCAL statement_timeout = 0');
        return tx.query(question.plain, question.values);
      });
    // once before, so that both find their pages in memory
    const sums = (rows) => rows.reduce((sum, row) => sum + Number((row.counts ?? row)[question.checked]), 0);
    const same = sums(await product()) === sums(await plain());
    for (let round = 0; round < rounds; round++) {
      for (const [way, ask] of [
        ['product', product],
        ['plain', plain],
      ]) {
        const begun = performance.now();
        await ask();
        times[way].push(performance.now() - begun);
      }
    }
    answers.push({ name: question.name, same, ...times });
  }
  return answers;
}

async function verify({ get }, { cells }) {
  const checked = await get(insights.VerifyFigures).verify(cells);
  return {
    cells: checked.length,
    mismatch: checked.filter(({ differences }) => differences.length > 0).length,
    miscounted: await get(insights.VerifyFigures).miscounted(),
  };
}

const TASKS = { staff, compare, verify };

openFeatures().then(
  (features) => {
    process.on('message', async ({ task, input }) => {
      try {
        process.send({ answer: await TASKS[task](features, input ?? {}) });
      } catch (error) {
        process.send({ error: error.stack });
      }
    });
    process.send({ answer: 'ready' });
  },
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
