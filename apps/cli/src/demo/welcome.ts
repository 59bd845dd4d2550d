import { Client } from 'pg';
import { STREET_PATH } from './street/blueprint';
import { DEMO_LOGINS, passwordOf } from '#libs/product';

const isDemo = (env: NodeJS.ProcessEnv): boolean => ['1', 'true'].includes(env['DEMO_MODE'] ?? '');

/** Prints who one can be and a first thing to try; the launcher has printed the addresses. Logins only where DEMO_MODE is on. */
export async function welcome(env: NodeJS.ProcessEnv): Promise<number> {
  const address = `http://127.0.0.1:${env['PORT'] ?? '3000'}`;
  if (!isDemo(env)) return 0;

  console.log('\n演示账号 · one account per role');
  for (const { zh, en, username, phone } of DEMO_LOGINS) {
    const how = username
      ? `${username.padEnd(13)} ${passwordOf(username).padEnd(24)}`
      : `${phone.padEnd(13)} ${'(code · 验证码)'.padEnd(21)}`;
    console.log(`  ${how} ${zh} · ${en}`);
  }
  const ids = await demoIds(env['DATABASE_URL']);
  const resident = DEMO_LOGINS[0]!.phone;
  console.log(`
试一试 · What to try next, at ${address}/graphql
  1. 居民登录 · sign in as the resident: ask for a code, read it in the local outbox, redeem it
       mutation { requestSignInCode(input: { phone: "${resident}" }) { __typename } }
       { localMessages(phone: "${resident}", first: 1) { body } }
       mutation { signInWithCode(input: { phone: "${resident}", code: "CODE" }) { ... on SignedIn { accessToken } } }
  2. 下单 · place an order (header: Authorization: Bearer <accessToken>)
       mutation { placeOrder(input: { communityId: "${ids.community}", itemId: "${ids.item}",
         text: "想学手机挂号", idempotencyKey: "try-it-0001" }) {
         ... on OrderPlaced { order { id code statusText nextStep { text promisedAt } } receipt { queryCode startCode finishCode } }
         ... on UserError { message wayOut } } }
  3. 接单 · sign in with ${DEMO_LOGINS[2]!.phone} and claim it; the rival ${DEMO_LOGINS[3]!.phone} is told who was first
       mutation { claimOrder(input: { orderId: "ID", organizationId: "${ids.branch}", idempotencyKey: "try-it-0002" }) {
         ... on ServiceOrder { statusText availableActions { command text } } ... on UserError { message wayOut } } }
  4. 受理台 · staff: mutation { signInWithPassword(input: { username: "desk", password: "${passwordOf('desk')}" }) { ... on SignedIn { accessToken } } }
`);
  return 0;
}

/** Real ids for the examples, so that they can be pasted as they are. */
async function demoIds(
  url: string | undefined,
): Promise<{ community: string; item: string; branch: string }> {
  const client = new Client({ connectionString: url });
  try {
    await client.connect();
    const { rows } = await client.query<{ community: string; item: string; branch: string }>(
      `SELECT (SELECT id FROM organizations WHERE path = $1) AS community, (SELECT id FROM organizations WHERE path = $2) AS branch,
              (SELECT i.id FROM service_items i JOIN organizations s ON s.id = i.street_id AND s.path = $3 WHERE i.name_zh = '网上挂号缴费教学') AS item`,
      [`${STREET_PATH}c01/`, `${STREET_PATH}c01/dw/b1/`, STREET_PATH],
    );
    return rows[0]!;
  } finally {
    await client.end();
  }
}
