import { ZipFile } from 'yazl';
import { buffer } from 'node:stream/consumers';
import type { PersonActor } from '#libs/kernel';
import { XlsxTable } from '#libs/exports';
import { IntakeModule } from '#libs/intake';
import { startApi } from '../../support/api-server';
import type { GraphqlServer } from '../../support/graphql-server';
import { openOrdersApp, type OrdersApp } from '../../support/orders-app';
import { signIn } from '../../support/sign-in';

let app: OrdersApp;
let api: GraphqlServer;
const tokens = new Map<PersonActor, string>();

beforeAll(async () => {
  app = await openOrdersApp({ more: (orders) => [IntakeModule.register({ orders })] });
  api = await startApi({ databaseUrl: (app.dataSource.options as { url: string }).url });
  const { resident, desk, secondDesk, foreignDesk } = app.people;
  for (const actor of [resident, desk, secondDesk, foreignDesk]) tokens.set(actor, await signIn(app, actor));
});
afterAll(async () => {
  await api?.stop();
  await app?.close();
});

const as = (actor: PersonActor) => ({
  authorization: `Bearer ${tokens.get(actor)}`,
  'accept-language': 'zh',
});

async function send(bytes: Buffer, actor: PersonActor = app.people.desk, channel = 'PAPER') {
  const query = new URLSearchParams({ communityId: app.place('c01').id, channel });
  const response = await fetch(`${api.url}/sheets?${query.toString()}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', ...as(actor) },
    body: new Uint8Array(bytes),
  });
  const body = (await response.json()) as {
    importBatch?: { id: string; total: number };
    errors?: { extensions: { code: string; wayOut: string } }[];
  };
  return { status: response.status, code: body.errors?.[0]?.extensions.code, ...body };
}

const BATCH = `__typename ... on CommandRefused { code message } ... on ImportBatch { id status total staged placed skipped refused
  columns { title field } rows { row status name phone text problems warnings duplicate orderId } }`;
interface Row {
  row: number;
  status: string;
  phone: string;
  problems: string[];
  warnings: string[];
  duplicate: boolean;
  orderId: string | null;
}
type Batch = Record<string, unknown> & { rows: Row[] };

async function look(id: string, actor: PersonActor = app.people.desk): Promise<Batch> {
  const answer = await api.post(`query ($id: ID!) { importBatch(id: $id) { ${BATCH} } }`, {
    variables: { id },
    headers: as(actor),
  });
  return answer.data!['importBatch'] as Batch;
}
async function confirm(batchId: string, more: object = {}): Promise<Batch> {
  const input = { batchId, consentEvidence: '微心愿单本人签字', ...more };
  const answer = await api.post(
    `mutation ($input: ConfirmImportInput!) { confirmImport(input: $input) { ${BATCH} } }`,
    {
      variables: { input },
      headers: as(app.people.desk),
    },
  );
  expect(answer.errors).toBeUndefined();
  return answer.data!['confirmImport'] as Batch;
}
const orders = async (): Promise<number> =>
  (await app.dataSource.query('SELECT count(*)::int AS n FROM service_orders'))[0].n;

const GBK_NAME = Buffer.from([0xd5, 0xc5, 0xc8, 0xfd]); // 张三
const CSV = [
  '某社区微心愿汇总',
  '姓名,联系电话,家庭住址,微心愿,登记日期',
  '张三,13800000001,3号楼,灯不亮请来修,2026-10-30',
  '李四,13800000002,4号楼,想学用手机,2026年10月29日',
].join('\r\n');

it('a sheet is shown, confirmed and placed row by row, once', async () => {
  const { status, importBatch } = await send(Buffer.from(`\uFEFF${CSV}`));
  expect(status).toBe(201);
  const draft = await look(importBatch!.id);
  expect(draft).toMatchObject({ status: 'DRAFT', total: 2, staged: 2, placed: 0 });
  expect(draft.rows.map(({ row, problems }) => [row, problems])).toEqual([
    [3, []],
    [4, []],
  ]);
  const before = await orders();
  const both = await Promise.all([confirm(importBatch!.id), confirm(importBatch!.id)]);
  expect(both.map(({ __typename }) => __typename)).toContain('ImportBatch');
  await app.drain();
  const done = await look(importBatch!.id);
  expect(done).toMatchObject({ status: 'DONE', placed: 2, refused: 0 });
  expect(await orders()).toBe(before + 2);
  const order = await app.load(done.rows[0]!.orderId!);
  expect(order).toMatchObject({ channel: 'PAPER', placedById: app.people.desk.personId });
  expect(order.occurredAt).toEqual(new Date('2026-10-30T00:00:00+08:00'));
  // the rows' own words are gone from the staging once the orders hold them
  const staged = await app.dataSource.query(
    'SELECT 1 FROM import_rows WHERE batch_id = $1 AND cells_encrypted IS NOT NULL',
    [importBatch!.id],
  );
  expect(staged).toEqual([]);
});

it('a run that was cut off goes on and places nothing twice', async () => {
  const { importBatch } = await send(
    Buffer.from('姓名,电话,需求\n王五,13800000011,换锁\n赵六,13800000012,理发\n'),
  );
  await confirm(importBatch!.id);
  await app.drain();
  const before = await orders();
  // killed after the order was placed and before its row was answered
  const sealed = (
    await app.dataSource.query(
      `SELECT cells_encrypted FROM import_rows WHERE cells_encrypted IS NOT NULL LIMIT 1`,
    )
  )[0];
  expect(sealed).toBeUndefined();
  const { FieldCipher, JobRunner } = await import('#libs/platform');
  await app.dataSource.query(
    `UPDATE import_rows SET status = 'STAGED', order_id = NULL, cells_encrypted = $2 WHERE batch_id = $1 AND row_number = 3`,
    [importBatch!.id, app.get(FieldCipher).encrypt(JSON.stringify(['赵六', '13800000012', '理发']))],
  );
  await app.dataSource.query(`UPDATE import_batches SET status = 'CONFIRMED' WHERE id = $1`, [
    importBatch!.id,
  ]);
  await app.dataSource.query(`UPDATE background_jobs SET state = 'PENDING' WHERE id = $1`, [importBatch!.id]);
  await app.get(JobRunner).run(importBatch!.id);
  expect(await look(importBatch!.id)).toMatchObject({ status: 'DONE', placed: 2 });
  expect(await orders()).toBe(before);
});

it('one row at fault holds up all, until it is skipped; repetitions are left out', async () => {
  const sheet =
    '姓名,电话,需求\n钱七,138,换灯\n孙八,13800000021,量血压\n孙八,13800000021,量血压\n张三,13800000001,灯不亮请来修\n周九,13800000023,=1+1\n';
  const { importBatch } = await send(Buffer.from(sheet));
  const draft = await look(importBatch!.id);
  expect(draft.rows.map(({ problems, duplicate }) => [problems.length, duplicate])).toEqual([
    [1, false],
    [0, false],
    [0, true],
    [0, true],
    [0, false],
  ]);
  expect(draft.rows[3]!.warnings[0]).toMatch(/与未办结的订单 XZZ-/);
  const before = await orders();
  expect(await confirm(importBatch!.id)).toMatchObject({ code: 'IMPORT_ROWS_AT_FAULT' });
  await app.drain();
  expect(await orders()).toBe(before);
  expect(await confirm(importBatch!.id, { skipRows: [2] })).toMatchObject({ status: 'CONFIRMED' });
  await app.drain();
  expect(await look(importBatch!.id)).toMatchObject({ status: 'DONE', placed: 2, skipped: 3 });
  expect(await orders()).toBe(before + 2);
});

it('GBK, tabs and workbooks are read alike', async () => {
  const gbk = Buffer.concat([
    Buffer.from([0xd0, 0xd5, 0xc3, 0xfb]),
    Buffer.from(','),
    Buffer.from([0xb5, 0xe7, 0xbb, 0xb0]),
    Buffer.from('\n'),
    GBK_NAME,
    Buffer.from(',13800000031\n'),
  ]);
  const tabs = Buffer.from('姓名\t电话\t需求\n吴十\t13800000032\t修窗\n');
  const table = new XlsxTable(
    '表',
    ['姓名', '电话', '需求'].map((title) => ({ title, width: 9 })),
  );
  await table.row(['郑一', 13800000033, '陪诊 & <送药>']);
  for (const bytes of [gbk, tabs, await table.end()]) {
    const { status, importBatch } = await send(bytes);
    expect(status).toBe(201);
    const { rows, columns } = await look(importBatch!.id);
    expect(rows).toHaveLength(1);
    expect(rows[0]!.phone).toMatch(/^1380000003\d$/);
    expect((columns as { field: string }[]).slice(0, 2).map(({ field }) => field)).toEqual(['NAME', 'PHONE']);
  }
});

async function zipOf(parts: Record<string, string>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, text] of Object.entries(parts)) zip.addBuffer(Buffer.from(text), name);
  zip.end();
  return buffer(zip.outputStream);
}
const workbook = (sheet: string) =>
  zipOf({
    'xl/workbook.xml':
      '<workbook><sheets><sheet name="a" sheetId="1" r:id="r1" xmlns:r="x"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': sheet,
  });
const HEAD = '<row><c t="inlineStr"><is><t>姓名</t></is></c><c t="inlineStr"><is><t>电话</t></is></c></row>';

it('formula cells are texts', async () => {
  const cells = `<row><c t="str"><f>CONCAT("王","一")</f><v>王一</v></c><c><f>WEBSERVICE("http://evil")</f></c></row>`;
  const { importBatch } = await send(
    await workbook(`<worksheet><sheetData>${HEAD}${cells}</sheetData></worksheet>`),
  );
  const [row] = (await look(importBatch!.id)).rows;
  expect(row).toMatchObject({ name: '王一', phone: null });
});

it('what is no sheet, or a bomb, is refused with a sentence and leaves nothing', async () => {
  const good = await workbook(`<worksheet><sheetData>${HEAD}</sheetData></worksheet>`);
  const forged = Buffer.from(good);
  // the directory promises ten bytes for every part
  for (let at = forged.indexOf('PK\x01\x02'); at !== -1; at = forged.indexOf('PK\x01\x02', at + 4))
    forged.writeUInt32LE(10, at + 24);
  const many = Array.from({ length: 1_000_000 }, (_, i) => `<row><c><v>${i}</v></c></row>`).join('');
  const bad: readonly [string, Buffer, string][] = [
    ['nothing', Buffer.alloc(0), 'SHEET_EMPTY'],
    ['blank lines', Buffer.from('\n,,\n \n'), 'SHEET_EMPTY'],
    [
      'a renamed .xls',
      Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600)]),
      'SHEET_OLD_EXCEL',
    ],
    ['a page', Buffer.from('<html><table><tr><td>姓名'), 'SHEET_NOT_A_SHEET'],
    ['another ZIP', await zipOf({ 'a.txt': 'a' }), 'SHEET_NOT_A_SHEET'],
    ['a cut ZIP', good.subarray(0, good.length / 2), 'SHEET_BROKEN'],
    ['forged sizes', forged, 'SHEET_BROKEN'],
    ['broken XML', await workbook('<worksheet><sheetData><row></c></worksheet>'), 'SHEET_BROKEN'],
    [
      'entities',
      await workbook('<!DOCTYPE a [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>'),
      'SHEET_NOT_A_SHEET',
    ],
    [
      'a million rows',
      await workbook(`<worksheet><sheetData>${HEAD}${many}</sheetData></worksheet>`),
      'SHEET_TOO_MANY_ROWS',
    ],
    [
      'a bomb',
      await workbook(`<worksheet>${' '.repeat(60 * 1024 * 1024)}</worksheet>`),
      'SHEET_TOO_LARGE_INSIDE',
    ],
    ['a million lines', Buffer.from(`姓名,电话\n${'a,1\n'.repeat(1_000_000)}`), 'SHEET_TOO_MANY_ROWS'],
    ['no head', Buffer.from('张三,13800000001\n李四,13800000002\n'), 'SHEET_NO_HEAD'],
    ['noise', Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7919) % 256)), 'SHEET_UNKNOWN_LETTERS'],
  ];
  const [before] = await app.dataSource.query('SELECT count(*)::int AS n FROM import_batches');
  for (const [what, bytes, code] of bad) {
    const { errors, ...answer } = await send(bytes, app.people.secondDesk);
    expect([what, answer.status, answer.code]).toEqual([what, 422, code]);
    expect(errors![0]!.extensions.wayOut).not.toBe('');
  }
  const [after] = await app.dataSource.query('SELECT count(*)::int AS n FROM import_batches');
  expect(after).toEqual(before);
}, 120_000);

it('is the desk’s, of its own community, and its own imports', async () => {
  expect((await send(Buffer.from(CSV), app.people.resident)).status).toBe(403);
  expect((await send(Buffer.from(CSV), app.people.foreignDesk)).status).toBe(403);
  expect((await send(Buffer.from(CSV), app.people.desk, 'WEB')).status).toBe(400);
  const { importBatch } = await send(Buffer.from(CSV));
  expect(await look(importBatch!.id, app.people.secondDesk)).toMatchObject({ code: 'IMPORT_NOT_FOUND' });
});
