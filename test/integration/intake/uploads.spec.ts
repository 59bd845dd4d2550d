import sharp from 'sharp';
import { crc32 } from 'node:zlib';
import type { PersonActor } from '#libs/kernel';
import { IntakeModule } from '#libs/intake';
import { ProgressTokens } from '#libs/orders';
import { FilePurger } from '#libs/platform';
import { startApi } from '../../support/api-server';
import type { GraphqlServer } from '../../support/graphql-server';
import { ids, openOrdersApp, type OrdersApp } from '../../support/orders-app';
import { signIn } from '../../support/sign-in';

let app: OrdersApp;
let api: GraphqlServer;
let orderId: string;
const tokens = new Map<PersonActor, string>();

beforeAll(async () => {
  app = await openOrdersApp({ more: (orders) => [IntakeModule.register({ orders })] });
  api = await startApi({ databaseUrl: (app.dataSource.options as { url: string }).url });
  const { resident, desk, branch, team, foreignDesk } = app.people;
  for (const actor of [resident, desk, branch, team, foreignDesk])
    tokens.set(actor, await signIn(app, actor));
  orderId = await app.open(resident);
  await app.do(branch, orderId, { name: 'claimOrder', organizationId: app.place('branch').id });
});
afterAll(async () => {
  await api?.stop();
  await app?.close();
});

const photo = () =>
  sharp({ create: { width: 320, height: 240, channels: 3, background: '#888' } })
    .jpeg()
    .withExif({
      IFD0: { Copyright: 'Wang Xiaoming' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '38/1 57/1 0/1' },
    })
    .toBuffer();

async function send(bytes: Buffer, headers: Record<string, string>) {
  const response = await fetch(`${api.url}/uploads`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', 'accept-language': 'zh', ...headers },
    body: new Uint8Array(bytes),
  });
  const body = (await response.json()) as {
    upload?: { id: string; width: number };
    errors?: { message: string; extensions: { code: string; wayOut: string } }[];
  };
  return { status: response.status, ...body };
}
const as = (actor: PersonActor) => ({ authorization: `Bearer ${tokens.get(actor)}` });

async function attach(input: object, headers: Record<string, string> = {}) {
  const answer = await api.post(
    `mutation ($input: AttachUploadInput!) { attachUpload(input: $input) {
       __typename ... on Upload { id url purpose } ... on CommandRefused { code } } }`,
    {
      variables: { input: { idempotencyKey: ids.uuid(), orderId, purpose: 'SERVICE_PHOTO', ...input } },
      headers,
    },
  );
  return { ...answer, made: answer.data?.['attachUpload'] as Record<string, string> };
}
async function seenBy(actor: PersonActor): Promise<{ url: string; purpose: string }[]> {
  const answer = await api.post(
    `query ($id: ID!) { order(id: $id) { ... on ServiceOrder { uploads { url purpose } } } }`,
    { variables: { id: orderId }, headers: as(actor) },
  );
  return (answer.data?.['order'] as { uploads?: [] })?.uploads ?? [];
}

it('a photo hangs on its order without place and name, seen by its people alone', async () => {
  const original = await photo();
  expect(original.includes('Wang Xiaoming')).toBe(true);
  const sent = await send(original, as(app.people.branch));
  expect(sent).toMatchObject({ status: 201, upload: { width: 320 } });
  const { made } = await attach({ uploadId: sent.upload!.id }, as(app.people.branch));
  expect(made['__typename']).toBe('Upload');
  const shown = Buffer.from(await (await fetch(`${api.url}${made['url']}`)).arrayBuffer());
  const { exif, format, width } = await sharp(shown).metadata();
  expect({ exif, format, width }).toEqual({ exif: undefined, format: 'jpeg', width: 320 });
  expect(shown.includes('Wang Xiaoming')).toBe(false);
  expect(await seenBy(app.people.resident)).toHaveLength(1);
  expect(await seenBy(app.people.desk)).toHaveLength(1);
  expect(await seenBy(app.people.team)).toHaveLength(0);
  expect(await seenBy(app.people.foreignDesk)).toHaveLength(0);
  const again = await attach({ uploadId: sent.upload!.id }, as(app.people.branch));
  expect(again.made['id']).toBe(made['id']);
  expect((await app.load(orderId)).timeline.seq).toBeGreaterThan(0);
  expect(await app.verify(orderId)).toMatchObject({ subjects: 1, fault: null });
});

it('the holder of a slip sends one without an account', async () => {
  const progressToken = app.get(ProgressTokens).of(orderId);
  const sent = await send(await photo(), { 'x-progress-token': progressToken });
  expect(sent.status).toBe(201);
  const { made, errors } = await attach({ uploadId: sent.upload!.id, progressToken });
  expect(errors).toBeUndefined();
  expect(made['__typename']).toBe('Upload');
  expect((await send(await photo(), { 'x-progress-token': 'x'.repeat(32) })).status).toBe(401);
  expect((await send(await photo(), {})).status).toBe(401);
});

it('a paper slip is for the desk, and hidden from the team that served', async () => {
  const sent = await send(await photo(), as(app.people.desk));
  expect(
    (await attach({ uploadId: sent.upload!.id, purpose: 'PAPER_SLIP' }, as(app.people.desk))).made['purpose'],
  ).toBe('PAPER_SLIP');
  expect((await seenBy(app.people.branch)).map(({ purpose }) => purpose)).not.toContain('PAPER_SLIP');
  const theirs = await send(await photo(), as(app.people.branch));
  expect(
    (await attach({ uploadId: theirs.upload!.id, purpose: 'PAPER_SLIP' }, as(app.people.branch))).made[
      'code'
    ],
  ).toBe('UPLOAD_PURPOSE_NOT_YOURS');
  expect((await attach({ uploadId: theirs.upload!.id }, as(app.people.desk))).made['code']).toBe(
    'UPLOAD_NOT_FOUND',
  );
});

/** A PNG whose header promises the size and whose data is what is given. */
function png(width: number, height: number, data: Buffer): Buffer {
  const chunk = (type: string, body: Buffer) => {
    const typed = Buffer.concat([Buffer.from(type, 'latin1'), body]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(body.length, 0);
    frame.writeUInt32BE(crc32(typed) >>> 0, 4);
    return Buffer.concat([frame.subarray(0, 4), typed, frame.subarray(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

it('what is no photo is refused with a sentence, whatever it is called', async () => {
  const good = await photo();
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>');
  const bad: readonly [string, Buffer, string][] = [
    ['nothing', Buffer.alloc(0), 'UPLOAD_EMPTY'],
    ['SVG', svg, 'UPLOAD_NOT_A_PICTURE'],
    ['HTML', Buffer.from('<html>'), 'UPLOAD_NOT_A_PICTURE'],
    ['GIF', Buffer.from('GIF89a\x01\x00\x01\x00'), 'UPLOAD_NOT_A_PICTURE'],
    ['a cut photo', good.subarray(0, good.length / 2), 'UPLOAD_BROKEN'],
    ['a mark and SVG', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), svg]), 'UPLOAD_BROKEN'],
    ['50k × 50k', png(50_000, 50_000, Buffer.alloc(10)), 'UPLOAD_TOO_MANY_PIXELS'],
    ['a huge side', png(2_000_000, 2, Buffer.alloc(10)), 'UPLOAD_TOO_MANY_PIXELS'],
    ['broken data', png(100, 100, Buffer.from('nonsense')), 'UPLOAD_BROKEN'],
    ['noise', Buffer.from('\x89PNG\r\n\x1a\n' + 'x'.repeat(5000), 'latin1'), 'UPLOAD_BROKEN'],
  ];
  for (const [what, bytes, code] of bad) {
    const { status, errors } = await send(bytes, as(app.people.resident));
    expect([what, status, errors?.[0]?.extensions.code]).toEqual([what, 422, code]);
    expect(errors![0]!.extensions.wayOut).not.toBe('');
  }
  expect((await send(Buffer.alloc(13 * 1024 * 1024), as(app.people.resident))).status).toBe(413);
  const [left] = await app.dataSource.query(`SELECT count(*)::int AS n FROM uploads WHERE uploaded_by = $1`, [
    app.people.resident.personId,
  ]);
  expect(left).toEqual({ n: 0 });
});

it('what is hidden behind a photo is gone when it is stored', async () => {
  const polyglot = Buffer.concat([await photo(), Buffer.from('<script>alert(1)</script>PK\x03\x04')]);
  const sent = await send(polyglot, as(app.people.resident));
  expect(sent.status).toBe(201);
  const { made } = await attach({ uploadId: sent.upload!.id }, as(app.people.resident));
  const response = await fetch(`${api.url}${made['url']}`);
  expect(response.headers.get('content-type')).toBe('image/jpeg');
  expect(response.headers.get('content-security-policy')).toContain('sandbox');
  expect(Buffer.from(await response.arrayBuffer()).includes('script')).toBe(false);
});

it('nothing of it is readable in the database, and what nobody attached goes after a day', async () => {
  await send(await photo(), as(app.people.resident));
  const files = await app.dataSource.query<{ sealed: Buffer }[]>('SELECT sealed FROM stored_files');
  expect(files.some(({ sealed }) => sealed.includes('JFIF'))).toBe(false);
  const [before] = await app.dataSource.query(
    `SELECT count(*)::int AS n FROM uploads WHERE order_id IS NOT NULL`,
  );
  await app.jumpTo('2026-11-03 10:00');
  expect(await app.get(FilePurger).purge()).toBeGreaterThan(0);
  const [unattached] = await app.dataSource.query(
    `SELECT count(*)::int AS n FROM uploads WHERE order_id IS NULL`,
  );
  const [attached] = await app.dataSource.query(
    `SELECT count(*)::int AS n FROM uploads WHERE order_id IS NOT NULL`,
  );
  expect([unattached, attached]).toEqual([{ n: 0 }, before]);
});
