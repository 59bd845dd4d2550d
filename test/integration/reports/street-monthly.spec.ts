import { text } from 'node:stream/consumers';
import { fromBufferPromise } from 'yauzl';
import type { PersonActor } from '#libs/kernel';
import { EvaluationsModule } from '#libs/evaluations';
import { ExportsModule } from '#libs/exports';
import { FigureScopes, FoldFigures, InsightsModule, periodOf } from '#libs/insights';
import { MonthlyReports, ReportsModule } from '#libs/reports';
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
      const insights = InsightsModule.register();
      return [
        evaluations,
        insights,
        ExportsModule.register({ orders, evaluations }),
        ReportsModule.register({ insights }),
      ];
    },
  });
  api = await startApi({ databaseUrl: (app.dataSource.options as { url: string }).url });
  const { street, desk, resident, foreignDesk } = app.people;
  for (const actor of [street, desk, resident, foreignDesk]) tokens.set(actor, await signIn(app, actor));
  await app.open(app.people.resident, { text: '家里的水龙头漏水，找李秀英' });
  await app.drain();
  await app.get(FoldFigures).foldAll();
});
afterAll(async () => {
  await api?.stop();
  await app?.close();
});

type Answer = Record<string, unknown>;
const FIELDS = `__typename ... on ExportJob { id status downloadUrl } ... on CommandRefused { code }`;

async function request(actor: PersonActor, more: object = {}) {
  const input = {
    idempotencyKey: ids.uuid(),
    kind: 'STREET_MONTHLY',
    format: 'DOCX',
    under: 'gjz/xzz/',
    from: '2026-11-01T00:00:00+08:00',
    to: '2026-12-01T00:00:00+08:00',
    ...more,
  };
  const headers = { authorization: `Bearer ${tokens.get(actor)}`, 'accept-language': 'zh' };
  const query = `mutation ($input: RequestExportInput!) { requestExport(input: $input) { ${FIELDS} } }`;
  const { data, errors } = await api.post(query, { variables: { input }, headers });
  return { made: data?.['requestExport'] as Answer, errors };
}

async function fetched(actor: PersonActor, format: string): Promise<Buffer> {
  const { made } = await request(actor, { format });
  await app.drain();
  const headers = { authorization: `Bearer ${tokens.get(actor)}` };
  const query = `query ($id: ID!) { exportJob(id: $id) { ${FIELDS} } }`;
  const { data } = await api.post(query, { variables: { id: made['id'] }, headers });
  const job = data!['exportJob'] as Answer;
  expect(job).toMatchObject({ status: 'DONE' });
  return Buffer.from(await (await fetch(`${api.url}${String(job['downloadUrl'])}`)).arrayBuffer());
}

async function partOf(file: Buffer, name: string): Promise<string> {
  const zip = await fromBufferPromise(file, { lazyEntries: true });
  for await (const entry of zip.eachEntry())
    if (entry.fileName === name) return text(await zip.openReadStreamPromise(entry));
  throw new Error(`the file has no ${name}`);
}

it('is a Word document with headings and tables, and nothing about a person', async () => {
  const words = await partOf(await fetched(app.people.street, 'DOCX'), 'word/document.xml');
  expect(words).toContain('2026年11月运行分析');
  expect(words).toContain('七、建议');
  expect(words).toContain('<w:tbl>');
  for (const personal of ['李秀英', '漏水', '测试']) expect(words).not.toContain(personal);
});

it('is a PDF with its fonts inside', async () => {
  const pdf = (await fetched(app.people.street, 'PDF')).toString('latin1');
  expect(pdf.startsWith('%PDF-')).toBe(true);
  expect(pdf).toContain('/FontFile2');
  expect(pdf.trimEnd().endsWith('%%EOF')).toBe(true);
});

it('is a sheet of numbers', async () => {
  const sheet = await partOf(await fetched(app.people.street, 'XLSX'), 'xl/worksheets/sheet1.xml');
  expect(sheet).toContain('响应率');
  expect(sheet).not.toContain('<f>');
});

it('is for whoever may see the street’s dashboard, of a whole month of a street', async () => {
  for (const actor of [app.people.resident, app.people.desk, app.people.foreignDesk])
    expect((await request(actor)).errors![0]!.extensions.code).toBe('FORBIDDEN');
  expect((await request(app.people.street, { to: '2026-11-15T00:00:00+08:00' })).made['code']).toBe(
    'REPORT_MONTH_WANTED',
  );
  expect((await request(app.people.desk, { under: 'gjz/xzz/c01/' })).made['code']).toBe(
    'REPORT_STREET_WANTED',
  );
  expect((await request(app.people.street, { format: 'CSV' })).made['code']).toBe('EXPORT_FORMAT_UNKNOWN');
});

it('names orders to who may open rows and to nobody else', async () => {
  const order = /XZZ-\d{6}-\w{4}/;
  await app.dataSource.query(`UPDATE order_facts SET accepted = 1, unmet = 1`);
  await app.dataSource.query(`UPDATE figure_cells SET accepted = 1, unmet = 1 WHERE orders > 0`);
  const streetId = app.people.street.streetId!;
  const view = await app.get(FigureScopes).ofStreet(streetId, periodOf('MONTH', '2026-11-01'), 'PREVIOUS');
  const written = async (rows: boolean): Promise<string> => {
    const seen = { ...view, access: { rows, asProvider: false } };
    const { bytes } = await app.get(MonthlyReports).write(seen, 'DOCX', () => Promise.resolve());
    return partOf(bytes, 'word/document.xml');
  };
  expect(await written(true)).toMatch(order);
  expect(await written(false)).not.toMatch(order);
});
