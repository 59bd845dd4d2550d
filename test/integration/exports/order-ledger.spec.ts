import { text } from 'node:stream/consumers';
import { fromBufferPromise } from 'yauzl';
import type { PersonActor } from '#libs/kernel';
import { EvaluationsModule } from '#libs/evaluations';
import { ExportsModule } from '#libs/exports';
import { FilePurger, JobRunner } from '#libs/platform';
import { startApi } from '../../support/api-server';
import type { GraphqlServer } from '../../support/graphql-server';
import { ids, openOrdersApp, type OrdersApp } from '../../support/orders-app';
import { signIn } from '../../support/sign-in';

let app: OrdersApp;
let api: GraphqlServer;
const tokens = new Map<PersonActor, string>();

beforeAll(async () => {
  app = await openOrdersApp({
    more: (orders) => {
      const evaluations = EvaluationsModule.register({ orders });
      return [evaluations, ExportsModule.register({ orders, evaluations })];
    },
  });
  api = await startApi({ databaseUrl: (app.dataSource.options as { url: string }).url });
  const { desk, street, resident, foreignDesk } = app.people;
  for (const actor of [desk, street, resident, foreignDesk]) tokens.set(actor, await signIn(app, actor));
  await app.open(app.people.resident, { text: '=HYPERLINK("http://evil","x")' });
  await app.open(app.people.resident, { text: '水龙头漏水，<b>很急</b> & "请快"' });
});
afterAll(async () => {
  await api?.stop();
  await app?.close();
});

const FIELDS = `__typename ... on ExportJob { id status rows total fileName downloadUrl failure { code } }
  ... on CommandRefused { code wayOut }`;
type Answer = Record<string, unknown>;

async function ask(actor: PersonActor, query: string, variables: object) {
  const headers = { authorization: `Bearer ${tokens.get(actor)}`, 'accept-language': 'zh' };
  return api.post(query, { variables, headers });
}

async function request(actor: PersonActor, more: object = {}) {
  const input = {
    idempotencyKey: ids.uuid(),
    kind: 'ORDER_LEDGER',
    format: 'CSV',
    under: 'gjz/xzz/c01/',
    from: '2026-11-01T00:00:00+08:00',
    to: '2026-12-01T00:00:00+08:00',
    ...more,
  };
  const query = `mutation ($input: RequestExportInput!) { requestExport(input: $input) { ${FIELDS} } }`;
  const answer = await ask(actor, query, { input });
  return { ...answer, input, made: answer.data?.['requestExport'] as Answer };
}

async function look(actor: PersonActor, id: unknown): Promise<Answer> {
  const answer = await ask(actor, `query ($id: ID!) { exportJob(id: $id) { ${FIELDS} } }`, { id });
  return answer.data!['exportJob'] as Answer;
}

async function fetched(actor: PersonActor, more: object = {}): Promise<Buffer> {
  const { made } = await request(actor, more);
  await app.drain();
  const job = await look(actor, made['id']);
  expect(job).toMatchObject({ status: 'DONE', rows: 2, total: 2 });
  const response = await fetch(`${api.url}${String(job['downloadUrl'])}`);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-disposition')).toContain('attachment');
  return Buffer.from(await response.arrayBuffer());
}

/** One part of a workbook, as text. */
async function partOf(workbook: Buffer, name: string): Promise<string> {
  const zip = await fromBufferPromise(workbook, { lazyEntries: true });
  for await (const entry of zip.eachEntry())
    if (entry.fileName === name) return text(await zip.openReadStreamPromise(entry));
  throw new Error(`the workbook has no ${name}`);
}

it('a ledger as CSV opens in Excel, computes nothing and names nobody', async () => {
  const csv = (await fetched(app.people.desk)).toString('utf8');
  expect(csv.startsWith('\uFEFF单号,受理时间,')).toBe(true);
  expect(csv).toContain(`"'=HYPERLINK(""http://evil"",""x"")"`);
  expect(csv).toContain('测*');
  expect(csv).not.toContain('测试');
  expect(csv).not.toContain('电话');
});

it('a ledger as XLSX types its texts as texts', async () => {
  const sheet = await partOf(
    await fetched(app.people.street, { format: 'XLSX', under: 'gjz/xzz/' }),
    'xl/worksheets/sheet1.xml',
  );
  expect(sheet).toContain(
    `t="inlineStr"><is><t xml:space="preserve">'=HYPERLINK(&quot;http://evil&quot;,&quot;x&quot;)`,
  );
  expect(sheet).toContain('&lt;b&gt;很急&lt;/b&gt; &amp;');
  expect(sheet).not.toContain('<f>');
});

it('is made once for one key, and is its requester’s alone', async () => {
  const { made, input } = await request(app.people.desk);
  const again = await request(app.people.desk, input);
  expect(again.made['id']).toBe(made['id']);
  expect((await request(app.people.desk, { ...input, format: 'XLSX' })).made['code']).toBe(
    'IDEMPOTENCY_KEY_REUSED',
  );
  expect(await look(app.people.street, made['id'])).toMatchObject({ code: 'EXPORT_NOT_FOUND' });
});

it('two requests with one key at the same moment are one export', async () => {
  const idempotencyKey = ids.uuid();
  const both = await Promise.all([
    request(app.people.desk, { idempotencyKey }),
    request(app.people.desk, { idempotencyKey }),
  ]);
  expect(new Set(both.map(({ made }) => made['id'])).size).toBe(1);
  expect(both[0].errors).toBeUndefined();
});

it('is refused outside one’s duty, and with contacts to those who may not have them', async () => {
  for (const actor of [app.people.resident, app.people.foreignDesk])
    expect((await request(actor)).errors![0]!.extensions.code).toBe('FORBIDDEN');
  expect((await request(app.people.desk, { withContacts: true, reason: '回访' })).made['code']).toBe(
    'EXPORT_CONTACTS_REFUSED',
  );
  expect((await request(app.people.street, { withContacts: true })).made['code']).toBe(
    'EXPORT_REASON_NEEDED',
  );
  expect((await request(app.people.desk, { kind: 'NOTHING' })).made['code']).toBe('EXPORT_KIND_UNKNOWN');
  expect((await request(app.people.desk, { format: 'PDF' })).made['code']).toBe('EXPORT_FORMAT_UNKNOWN');
  expect((await request(app.people.desk, { to: '2025-01-01T00:00:00Z' })).made['code']).toBe(
    'EXPORT_PERIOD_WRONG',
  );
});

it('logs a reveal for everybody whose details leave the house', async () => {
  const csv = (await fetched(app.people.street, { withContacts: true, reason: '逐户回访' })).toString('utf8');
  expect(csv).toContain('测试');
  const reveals = await app.dataSource.query<{ reason: string }[]>(
    `SELECT reason FROM reveals WHERE by_person_id = $1`,
    [app.people.street.personId],
  );
  expect(reveals).toEqual([{ reason: '逐户回访' }, { reason: '逐户回访' }]);
});

it('a forged or changed address opens nothing', async () => {
  const { made } = await request(app.people.desk);
  await app.drain();
  const url = String((await look(app.people.desk, made['id']))['downloadUrl']);
  for (const wrong of [
    url.replace(/signature=./, 'signature=!'),
    url.replace(/until=\d/, 'until=9'),
    '/files/x',
    '/files/1?until=a',
  ])
    expect((await fetch(`${api.url}${wrong}`)).status).toBe(404);
  expect((await fetch(`${api.url}${url}`)).status).toBe(200);
});

it('is not made when the role ended while it waited', async () => {
  const { made } = await request(app.people.desk);
  await app.dataSource.query(`UPDATE memberships SET until = app_now() WHERE person_id = $1`, [
    app.people.desk.personId,
  ]);
  await app.drain();
  const [job] = await app.dataSource.query(
    `SELECT status, refusal ->> 'code' AS code FROM export_jobs WHERE id = $1`,
    [made['id']],
  );
  expect(job).toEqual({ status: 'FAILED', code: 'FORBIDDEN' });
  await app.dataSource.query(`UPDATE memberships SET until = NULL WHERE person_id = $1`, [
    app.people.desk.personId,
  ]);
});

it('survives a worker that died and a queue that forgot', async () => {
  const { made } = await request(app.people.street);
  // a worker took it and was killed; nothing is left in any queue
  await app.dataSource.query(
    `UPDATE background_jobs SET state = 'RUNNING', attempts = 1, leased_until = clock_timestamp() - interval '1 s' WHERE id = $1`,
    [made['id']],
  );
  expect(await app.get(JobRunner).run(String(made['id']))).toBe(true);
  expect(await look(app.people.street, made['id'])).toMatchObject({ status: 'DONE', rows: 2 });
  expect(await app.get(JobRunner).run(String(made['id']))).toBe(false);
});

it('the file is purged after a week, the record of it stays', async () => {
  const { made } = await request(app.people.street);
  await app.drain();
  await app.jumpTo('2026-11-20 09:00');
  expect(await look(app.people.street, made['id'])).toMatchObject({ status: 'DONE', downloadUrl: null });
  expect(await app.get(FilePurger).purge()).toBeGreaterThan(0);
  expect(await look(app.people.street, made['id'])).toMatchObject({
    status: 'DONE',
    rows: 2,
    downloadUrl: null,
  });
});
