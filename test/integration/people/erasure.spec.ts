import { FieldCipher } from '#libs/platform';
import { EVALUATION_TIMELINE } from '#libs/evaluations';
import { ORDER_TIMELINE } from '#libs/orders';
import { PersonSealer } from '#libs/people';
import { ENTITIES } from '#libs/product';
import { AuditVerifier } from '#libs/timeline';
import { startApi } from '../../support/api-server';
import type { GraphqlServer } from '../../support/graphql-server';
import { signIn } from '../../support/sign-in';
import { openHouse, ids, type House } from '../evaluations/house';
import { ERASURE, NOBODY, WORDS } from './erasure-table';

/** In every word planted about the person: found afterwards, it was left behind. */
const CANARY = '金丝雀';
const PHONE = '13900008888';
const SEALED = /^[\w-]+\.[\w-]{16}\.[\w-]{22}\.[\w-]*$/;

let house: House;
let api: GraphqlServer;
beforeAll(async () => {
  house = await openHouse();
  api = await startApi({ databaseUrl: (house.dataSource.options as { url: string }).url });
});
afterAll(async () => {
  await api?.stop();
  await house?.close();
});

const sql = <Row extends object = Record<string, unknown>>(text: string, values: unknown[] = []) =>
  house.dataSource.query<Row[]>(text, values);
const columns = () =>
  house.dataSource.entityMetadatas.flatMap(({ tableName, columns: of }) =>
    of.map(({ databaseName, type }) => ({
      name: `${tableName}.${databaseName}`,
      column: databaseName,
      type,
    })),
  );

it('has its line for every column of the product that says who somebody is', () => {
  expect(house.dataSource.entityMetadatas).toHaveLength(ENTITIES.length);
  const asking = columns().filter(
    ({ column, type }) =>
      (type === 'uuid' && !NOBODY.has(column)) || type === 'jsonb' || type === 'bytea' || WORDS.test(column),
  );
  expect(asking.map(({ name }) => name).filter((name) => !(name in ERASURE))).toEqual([]);
  const known = new Set(columns().map(({ name }) => name));
  expect(Object.keys(ERASURE).filter((name) => !known.has(name))).toEqual([]);
});

/** Where the canary sings: every column of the database, ciphertext opened. */
async function whereItSings(): Promise<Set<string>> {
  const cipher = house.get(FieldCipher);
  const opened = (value: unknown): string => {
    const words = typeof value === 'string' ? value : JSON.stringify(value ?? '');
    return SEALED.test(words) ? cipher.decrypt(words) : words;
  };
  const found = new Set<string>();
  for (const { tableName } of house.dataSource.entityMetadatas) {
    for (const { row } of await sql<{ row: Record<string, unknown> }>(
      `SELECT to_jsonb(t) AS row FROM ${tableName} t`,
    ))
      for (const [column, value] of Object.entries(row))
        if (opened(value).includes(CANARY) || opened(value).includes(PHONE))
          found.add(`${tableName}.${column}`);
  }
  return found;
}

/** A life in the system: something in every column the table calls cleared or deleted. Answers the person's closed order. */
async function live(): Promise<string> {
  const { resident, desk, street, branch } = house.people;
  const { personId, streetId } = resident;
  const sealer = house.get(PersonSealer);
  const sealed = (words = CANARY) => house.get(FieldCipher).encrypt(words);
  const phoneIndex = sealer.phoneIndex(PHONE);
  await sql(
    `UPDATE persons SET name_encrypted = $2, phone_encrypted = $3, phone_index = $4, address_encrypted = $2, address_index = 'x',
       family_name_encrypted = $2, family_phone_encrypted = $3, birth_year = 1940 WHERE id = $1`,
    [personId, sealed(), sealed(PHONE), phoneIndex],
  );
  const orderId = await house.confirmed();
  await house.rate(resident, orderId, 2, { words: `${CANARY}差评` });
  await house.execute(desk, orderId, { name: 'addNote', note: `${CANARY}家的钥匙在门口` });
  await sql(
    `UPDATE service_orders SET details = details || $2::jsonb, closed_at = now() WHERE requester_id = $1`,
    [
      personId,
      JSON.stringify({
        text: CANARY,
        suppliedInfo: [{ text: CANARY, at: new Date() }],
        needsInfo: { question: CANARY, askedAt: new Date() },
        referral: { decidedByPersonId: null, decidedAt: new Date(), ticketNumber: CANARY },
      }),
    ],
  );
  const here = [ids.uuid(), streetId, orderId];
  await sql('INSERT INTO order_contacts VALUES ($1, $2, $3, $4, $3)', [
    orderId,
    streetId,
    sealed(),
    sealed(PHONE),
  ]);
  await sql(
    `INSERT INTO invitations (id, street_id, order_id, organization_id, from_pool, status, invited_at, answered_at, reason)
     VALUES ($1, $2, $3, $4, 'OPEN', 'DECLINED', now(), now(), '${CANARY}')`,
    [...here, house.place('team').id],
  );
  await sql(
    `INSERT INTO incidents (id, street_id, order_id, kind, details_encrypted, status, reported_by_id, reported_at, handled_by_id, note_encrypted, closed_at)
     VALUES ($1, $2, $3, 'INJURY', $4, 'CLOSED', $5, now(), $6, $4, now())`,
    [...here, sealed(), branch.personId, street.personId],
  );
  await sql(
    `INSERT INTO remarks (id, street_id, order_id, by_person_id, organization_id, text, due_at, created_at, answered_at, answered_by_id, answer)
     VALUES ($1, $2, $3, $4, $5, '${CANARY}', now() + interval '1 day', now(), now(), $6, '${CANARY}')`,
    [...here, street.personId, house.place('c01').id, desk.personId],
  );
  await sql(
    `INSERT INTO supervision_orders (id, street_id, order_id, community_path, deadline, round, tier, issued_at, acknowledged_at, acknowledged_by_id, note)
     VALUES ($1, $2, $3, 'x/', 'CLAIM', 9, 'STREET', now(), now(), $4, '${CANARY}')`,
    [...here, street.personId],
  );
  await sql(
    `INSERT INTO emergency_notices (id, street_id, person_id, phone_encrypted, text_encrypted, channel, status, created_at, call_due_at, outcome)
     VALUES ($1, $2, $3, $4, $5, 'WEB', 'CALLED_BACK', now(), now(), '${CANARY}')`,
    [ids.uuid(), streetId, personId, sealed(PHONE), sealed()],
  );
  await sql(
    `INSERT INTO standing_orders (id, street_id, requester_id, organization_id, community_id, community_path, channel, beneficiary, text, starts_on,
       every_days, weekdays, at_minute, status, created_at, ended_at, end_reason)
     VALUES ($1, $2, $3, $4, $5, 'x/', 'WEB', 'PERSON', '${CANARY}', '2026-11-01', 7, '{}', 600, 'ENDED', now(), now(), '${CANARY}')`,
    [ids.uuid(), streetId, personId, house.place('branch').id, house.place('c01').id],
  );
  const callbackId = ids.uuid();
  await sql(
    `INSERT INTO callbacks (id, street_id, order_id, round, purpose, cause_id, organization_id, tier, community_path, status, failed_calls, due_at, opened_at)
     VALUES ($1, $2, $3, 1, 'SILENCE', $3, $4, 'COMMUNITY', 'x/', 'OPEN', 0, now(), now())`,
    [callbackId, streetId, orderId, house.place('branch').id],
  );
  await sql(
    `INSERT INTO callback_attempts (id, street_id, callback_id, called_by_person_id, called_at, local_date, result, note, key_scope, key, payload_hash)
     VALUES ($1, $2, $3, $4, now(), '2026-11-02', 'NO_ANSWER', '${CANARY}', 's', 'k', 'h')`,
    [ids.uuid(), streetId, callbackId, desk.personId],
  );
  await sql(`UPDATE rectifications SET words = '${CANARY}' WHERE order_id = $1`, [orderId]);
  await sql(
    `INSERT INTO notices (id, street_id, event_id, template, recipient, person_id, subject_id, desk_organization_id, params, channel, status, urgent, not_before, created_at)
     VALUES ($1, $2, $1, 't', 'r', $3, $4, $5, '{}', 'LOCAL', 'SENT', false, now(), now())`,
    [ids.uuid(), streetId, personId, orderId, house.place('c01').id],
  );
  const fileId = ids.uuid();
  await sql(
    `INSERT INTO stored_files (id, street_id, media_type, name, size, sealed, created_at) VALUES ($1, $2, 'image/jpeg', 'x.jpg', 1, '\\x00', now())`,
    [fileId, streetId],
  );
  await sql(
    `INSERT INTO uploads (id, street_id, file_id, uploaded_by, width, height, size, created_at) VALUES ($1, $2, $3, $4, 1, 1, 1, now())`,
    [ids.uuid(), streetId, fileId, personId],
  );
  await sql(
    `INSERT INTO relatives (id, street_id, person_id, relative_id, relation) VALUES ($1, $2, $3, $4, 'CHILD')`,
    [ids.uuid(), streetId, personId, house.people.ann.personId],
  );
  await sql(`INSERT INTO join_requests (id, street_id, organization_id, person_id) VALUES ($1, $2, $3, $4)`, [
    ids.uuid(),
    streetId,
    house.place('team').id,
    personId,
  ]);
  await sql('INSERT INTO second_factors (person_id, secret_encrypted) VALUES ($1, $2)', [personId, sealed()]);
  await sql(`INSERT INTO recovery_codes (person_id, code_hash) VALUES ($1, 'h')`, [personId]);
  await sql('INSERT INTO local_messages (id, recipient_index, body_encrypted) VALUES ($1, $2, $3)', [
    ids.uuid(),
    phoneIndex,
    sealed(),
  ]);
  await sql(
    `INSERT INTO one_time_codes (phone_index, code_hash, tries, expires_at) VALUES ($1, 'h', 0, now())`,
    [phoneIndex],
  );
  return orderId;
}

it('takes every word about the person and leaves a record that verifies', async () => {
  const { personId } = house.people.resident;
  const token = await signIn(house, house.people.resident);
  await sql(
    `UPDATE sessions SET device = '${CANARY}的手机', revoked_at = now(), revoked_because = 'SIGNED_OUT' WHERE person_id = $1`,
    [personId],
  );
  const open = await signIn(house, house.people.resident);
  expect(open).not.toBe(token);
  const orderId = await live();
  const rowsOf = async (table: string, column: string): Promise<number> =>
    (await sql<{ n: number }>(`SELECT count(*)::int AS n FROM ${table} WHERE ${column} = $1`, [personId]))[0]!
      .n;
  const gone = [
    'relatives.person_id',
    'notices.person_id',
    'uploads.uploaded_by',
    'second_factors.person_id',
    'recovery_codes.person_id',
  ] as const;

  // the words are really there: a column that is called cleared, or goes, has its canary
  const before = await whereItSings();
  const planted = columns()
    .filter(
      ({ name, type }) =>
        ['cleared', 'deleted'].includes(ERASURE[name] ?? '') && type !== 'uuid' && type !== 'bytea',
    )
    .map(({ name }) => name)
    .filter((name) => !name.endsWith('_index'));
  expect(planted.filter((name) => !before.has(name))).toEqual([]);
  for (const name of gone) expect(await rowsOf(...(name.split('.') as [string, string]))).toBeGreaterThan(0);

  const erase =
    'mutation { eraseMe(input: { confirm: true }) { __typename ... on CommandRefused { code } } }';
  const answer = await api.post(erase, { headers: { authorization: `Bearer ${open}` } });
  expect(answer).toMatchObject({ data: { eraseMe: { __typename: 'MeErased' } } });

  expect([...(await whereItSings())]).toEqual([]);
  for (const name of gone) expect(await rowsOf(...(name.split('.') as [string, string]))).toBe(0);
  expect(await sql('SELECT id FROM stored_files')).toEqual([]);
  expect(
    await sql(`SELECT 1 FROM join_requests WHERE person_id = $1 AND status = 'PENDING'`, [personId]),
  ).toEqual([]);
  // what was done stays answerable
  expect(await rowsOf('service_orders', 'requester_id')).toBe(1);
  expect(await rowsOf('timeline_entries', 'actor_person_id')).toBeGreaterThan(0);
  const audit = new AuditVerifier(house.dataSource, [ORDER_TIMELINE, EVALUATION_TIMELINE]);
  expect(await audit.verify({ kind: 'subject', subjectId: orderId })).toMatchObject({ fault: null });
});

it('waits while an order of the person is under way, and changes nothing', async () => {
  const person = await house.person();
  const orderId = await house.open(person, { text: '还在路上' });
  const token = await signIn(house, person);
  const erase = 'mutation { eraseMe(input: { confirm: true }) { ... on CommandRefused { code wayOut } } }';
  const answer = await api.post(erase, { headers: { authorization: `Bearer ${token}` } });
  expect(answer).toMatchObject({ data: { eraseMe: { code: 'ORDER_STILL_OPEN' } } });
  expect((await house.load(orderId)).details.text).toBe('还在路上');
});
