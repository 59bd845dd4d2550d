import { buffer } from 'node:stream/consumers';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { ZipFile } from 'yazl';
import { ids } from '../support/orders-app';

/** A request to an address that is not GraphQL. `as` is who sends it. */
export interface FileRequest {
  readonly name: string;
  readonly path: string;
  readonly as: 'desk' | 'resident' | 'nobody';
  readonly init: {
    readonly method: string;
    readonly headers: Record<string, string>;
    readonly body?: Buffer;
  };
}

const BYTES = { 'content-type': 'application/octet-stream' };
const HEAD = '姓名,电话,需求\n';
const WORKBOOK: Readonly<Record<string, string>> = {
  '[Content_Types].xml':
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
  'xl/workbook.xml':
    '<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels':
    '<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
};
const SHEET = 'xl/worksheets/sheet1.xml';
const inRows = (...cells: string[]): string =>
  `<worksheet><sheetData><row r="1">${cells.join('')}</row><row r="2">${cells.join('')}</row></sheetData></worksheet>`;
const said = (words: string, more = ''): string => `<c t="inlineStr"${more}><is><t>${words}</t></is></c>`;

async function zipped(entries: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(entries)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  return buffer(zip.outputStream);
}
const workbook = (sheet: string, more: Record<string, string | Buffer> = {}): Promise<Buffer> =>
  zipped({ ...WORKBOOK, [SHEET]: sheet, ...more });

/** Sheets that are fine, and sheets that are not, by what is wrong with them. */
export async function sheets(): Promise<Readonly<Record<string, Buffer>>> {
  const columns = Array.from({ length: 100_000 }, (_, i) => `<c r="${i}"><v>1</v></c>`).join('');
  const billion =
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>';
  const outside = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>';
  const longName = `${'../'.repeat(8)}etc/passwd`;
  const climbing = await workbook(inRows(said('姓名')), { [longName.replaceAll('../', 'xx/')]: 'root' });
  return {
    csv: Buffer.from(`${HEAD}王五,13800000011,换锁\n`),
    'csv with formulas': Buffer.from(`${HEAD}=cmd|'/c calc'!A1,@SUM(1+1),+1-1\n`),
    'csv, UTF-16': Buffer.from(`\ufeff${HEAD}王五,13800000011,换锁\n`, 'utf16le'),
    'csv, GBK': Buffer.from([
      0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xb5, 0xe7, 0xbb, 0xb0, 0x0a, 0x41, 0x2c, 0x31, 0x0a,
    ]),
    'csv, latin1 and NUL': Buffer.from([0xff, 0xfe, 0x00, 0xe9, 0x2c, 0x00, 0x0a, 0xc3, 0x28, 0x0a]),
    'csv, open quote': Buffer.from(`${HEAD}"王五,13800000011,换锁\n${'x,'.repeat(5000)}`),
    'csv, one endless line': Buffer.from(`姓名,电话,${'长'.repeat(200_000)}`),
    'csv, 100k columns': Buffer.from(`${'甲,'.repeat(100_000)}\n${'1,'.repeat(100_000)}\n`),
    'csv, 30k rows': Buffer.from(HEAD + '王五,13800000011,换锁\n'.repeat(30_000)),
    xlsx: await workbook(inRows(said('姓名'), said('电话'), said('需求'))),
    'xlsx, formulas': await workbook(
      inRows('<c><f>WEBSERVICE("http://127.0.0.1/")</f><v>1</v></c>', said('=1+1')),
    ),
    'xlsx, outside entity': await workbook(outside + inRows(said('&e;'))),
    'xlsx, billion laughs': await workbook(billion + inRows(said('&c;'))),
    'xlsx, 100k columns': await workbook(inRows(columns)),
    'xlsx, far cell': await workbook(
      inRows(said('x', ' r="XFD1048576"'), said('y', ' r="ZZZZZZ99999999999"')),
    ),
    'xlsx, links outside': await workbook(inRows(said('姓名')), {
      'xl/externalLinks/externalLink1.xml': '<externalLink/>',
      'xl/vbaProject.bin': Buffer.alloc(64, 7),
    }),
    'xlsx, names that climb': Buffer.from(climbing.toString('latin1').replaceAll('xx/', '../'), 'latin1'),
    'xlsx without a sheet': await zipped(WORKBOOK),
    'xlsx, no XML inside': await workbook('\u0001\u0000<<<>>>'),
    'zip bomb': await workbook(inRows(said('姓名')) + ' '.repeat(60_000_000)),
    'zip of 3000': await zipped(Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`f${i}`, 'x']))),
    'old Excel': Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0, 0, 0]),
    'web page': Buffer.from('<html><table><tr><td>姓名</td></tr></table></html>'),
    nothing: Buffer.alloc(0),
  };
}

function png(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, body, checksum(body)]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2], 8);
  const pixels = deflateSync(
    Buffer.alloc(Math.min(width, 64) * 3 * Math.min(height, 64) + Math.min(height, 64)),
  );
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** CRC-32 as PNG has it. */
function checksum(bytes: Buffer): Buffer {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let i = 0; i < 8; i++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  const written = Buffer.alloc(4);
  written.writeUInt32BE(~crc >>> 0);
  return written;
}

/** Pictures that are fine, and pictures that are not. */
const PICTURES: Readonly<Record<string, Buffer>> = {
  png: png(16, 16),
  'png of 50,000 × 50,000': png(50_000, 50_000),
  'png of nothing': png(0, 0),
  'png and a page in one': Buffer.concat([png(8, 8), Buffer.from('<script>alert(1)</script>')]),
  svg: Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><image href="file:///etc/passwd"/></svg>',
  ),
  gif: Buffer.from('GIF89a\u0001\u0000\u0001\u0000;', 'latin1'),
  'jpeg that ends': Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff, 0x45, 0x78, 0x69, 0x66, 0, 0]),
  'webp without a body': Buffer.from('RIFF\u0010\u0000\u0000\u0000WEBPVP8 ', 'latin1'),
  nothing: Buffer.alloc(0),
};

/** A file as it is, cut, with bytes turned over, or with something before or behind it. */
const spoilt = (bytes: Buffer): fc.Arbitrary<Buffer> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant(bytes) },
    {
      weight: 2,
      arbitrary: fc
        .integer({ min: 0, max: 999 })
        .map((of) => bytes.subarray(0, Math.floor((bytes.length * of) / 1000))),
    },
    {
      weight: 2,
      arbitrary: fc
        .array(fc.tuple(fc.nat(100_000), fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 8 })
        .map((turns) => {
          const turned = Buffer.from(bytes);
          for (const [at, by] of turns) if (turned.length > 0) turned[at % turned.length]! ^= by;
          return turned;
        }),
    },
    {
      weight: 1,
      arbitrary: fc.uint8Array({ minLength: 1, maxLength: 50 }).map((more) => Buffer.concat([more, bytes])),
    },
    {
      weight: 1,
      arbitrary: fc.uint8Array({ minLength: 1, maxLength: 50 }).map((more) => Buffer.concat([bytes, more])),
    },
  );
const oneOf = (files: Readonly<Record<string, Buffer>>): fc.Arbitrary<readonly [string, Buffer]> =>
  fc
    .constantFrom(...Object.entries(files))
    .chain(([name, bytes]) => fc.tuple(fc.constant(name), spoilt(bytes)));

const sent = (
  name: string,
  path: string,
  as: FileRequest['as'],
  body: Buffer,
  headers: Record<string, string> = BYTES,
): FileRequest => ({
  name,
  path,
  as,
  init: { method: 'POST', headers, body },
});
const asked = (path: string, headers: Record<string, string> = {}): FileRequest => ({
  name: 'address',
  path,
  as: 'nobody',
  init: { method: 'GET', headers },
});

/** Declared as something else, or as parts that do not hold together. */
const FORMS = [
  'multipart/form-data',
  'multipart/form-data; boundary=',
  'multipart/form-data; boundary=x',
  'application/json',
  'text/csv; charset=utf-7',
  'image/png',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'x'.repeat(300),
] as const;
const PARTS = [
  '--x\r\ncontent-disposition: form-data; name="file"; filename="../../etc/passwd"\r\n\r\n1\r\n--x--',
  '--x\r\ncontent-disposition: form-data; name="file',
  `--x\r\n${'a: b\r\n'.repeat(500)}\r\n`,
  '--y--',
  '{"a":',
] as const;

const ADDRESSES = [
  '/files/..%2f..%2fetc%2fpasswd',
  '/files/%00',
  '/files/%ff%fe',
  `/files/${'a'.repeat(3000)}`,
  '/files/',
  '/files/x?until=NaN&signature=',
  '/files/00000000-0000-0000-0000-000000000000',
  '/files/00000000-0000-0000-0000-000000000000?until=1e400&signature=x',
  '/files/00000000-0000-0000-0000-000000000000?until[]=1&signature[a]=b',
  `/files/00000000-0000-0000-0000-000000000000?until=99999999999999&signature=${'ab'.repeat(32)}`,
  '/files/00000000-0000-0000-0000-000000000000?until=99999999999999&signature=%00&signature=x',
  '/health/live/%2e%2e',
  '/health/ready?x[]=%',
  '/health?%ff',
  '/metrics?token=%00',
  '/metrics/..%2fops',
] as const;

/** What is thrown at uploads, sheets, files, health and metrics; some of it is as it should be. `communityId` is the desk's. */
export function fileRequests(
  of: Readonly<Record<string, Buffer>>,
  communityId: string,
): fc.Arbitrary<FileRequest> {
  const sheetPath = (query = `communityId=${communityId}&channel=IMPORT`): string => `/sheets?${query}`;
  return fc.oneof(
    {
      weight: 6,
      arbitrary: oneOf(of).map(([name, body]) => sent(`sheet: ${name}`, sheetPath(), 'desk', body)),
    },
    {
      weight: 6,
      arbitrary: oneOf(PICTURES).map(([name, body]) =>
        sent(`picture: ${name}`, '/uploads', 'resident', body),
      ),
    },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom(
          '',
          'communityId=x',
          `communityId=${ids.uuid()}&channel=IMPORT`,
          `communityId=${communityId}&channel=../`,
          `communityId[]=${communityId}&channel=PAPER`,
          'communityId=%00&channel=%ff',
        )
        .map((query) => sent('sheet: odd address', sheetPath(query), 'desk', of['csv']!)),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom(...FORMS), fc.constantFrom(...PARTS), fc.constantFrom('/uploads', sheetPath()))
        .map(([type, body, path]) =>
          sent('another form', path, 'desk', Buffer.from(body), { 'content-type': type }),
        ),
    },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom<Record<string, string>>(
          { 'x-progress-token': 'x'.repeat(3000) },
          { 'x-progress-token': '../..' },
          { 'x-pad': 'x'.repeat(12_000) },
          { 'content-encoding': 'gzip' },
          { 'accept-language': 'zh;q=x, *;q=9' },
          { cookie: 'a='.repeat(4000) },
        )
        .map((headers) =>
          sent('odd headers', '/uploads', 'nobody', PICTURES['png']!, { ...BYTES, ...headers }),
        ),
    },
    { weight: 2, arbitrary: fc.constantFrom(...ADDRESSES).map((path) => asked(path)) },
  );
}
