import { randomUUID } from 'node:crypto';
import { sharedSignIn } from './shared-sign-ins';
import { ask, communityId, demoAccounts, signInByPassword, type Tokens } from './system';

const REFUSED = '... on UserError { message wayOut }';

interface Placed {
  readonly id: string;
  readonly code: string;
  readonly receipt: {
    readonly queryCode: string;
    readonly progressToken: string;
    readonly startCode: string;
    readonly finishCode: string;
  };
}

/** Gives one command beside the browser. */
export async function give(
  mutation: string,
  inputType: string,
  input: Record<string, unknown>,
  { accessToken }: Tokens,
): Promise<void> {
  await ask(
    `mutation ($input: ${inputType}!) { ${mutation}(input: $input) { __typename ${REFUSED} } }`,
    { input: { idempotencyKey: randomUUID(), ...input } },
    { token: accessToken },
  );
}

/** A service anybody can give and nobody has to triage: 网上挂号缴费教学. */
export async function simpleItem(search = '网上挂号缴费教学'): Promise<{ id: string; name: string }> {
  const { streets } = await ask<{ streets: { id: string; name: string }[] }>('{ streets { id name } }');
  const street = streets.find(({ name }) => name === '辛寨子街道')!;
  const { shelf } = await ask<{ shelf: { nodes: { id: string; name: string }[] } }>(
    'query ($streetId: ID!, $search: String) { shelf(streetId: $streetId, search: $search, first: 1) { nodes { id name } } }',
    { streetId: street.id, search },
  );
  return shelf.nodes[0]!;
}

/** An order of that person, from the shelf. */
export async function placeOrder(
  resident: Tokens,
  text = '想学手机挂号',
  itemId?: string | null,
): Promise<Placed> {
  const { placeOrder: answer } = await ask<{ placeOrder: { order: Placed } }>(
    `mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) {
       ... on OrderPlaced { order { id code receipt { queryCode progressToken startCode finishCode } } } ${REFUSED} } }`,
    {
      input: {
        idempotencyKey: randomUUID(),
        communityId: await communityId(),
        itemId: itemId === undefined ? (await simpleItem()).id : itemId,
        text,
      },
    },
    { token: resident.accessToken },
  );
  return answer.order;
}

/** The first branch of the demonstration: its lead, and where it stands. */
export async function branch(nth = 0): Promise<{ lead: Tokens; organizationId: string; name: string }> {
  const leads = (await demoAccounts()).filter(({ role }) => role === 'PROVIDER_LEAD');
  const lead = await sharedSignIn(leads[nth]!.phone);
  const { myOrganizations } = await ask<{
    myOrganizations: { role: string; organization: { id: string; name: string } }[];
  }>('{ myOrganizations { role organization { id name } } }', {}, { token: lead.accessToken });
  const { organization } = myOrganizations.find(({ role }) => role === 'PROVIDER_LEAD')!;
  return { lead, organizationId: organization.id, name: organization.name };
}

export async function claim(orderId: string): Promise<void> {
  const { lead, organizationId } = await branch();
  await give('claimOrder', 'OrganizationCommandInput', { orderId, organizationId }, lead);
}

/** Claimed, the resident called, an hour agreed, and the lead comes in person. */
export async function schedule(orderId: string, inHours = 3): Promise<void> {
  const { lead } = await branch();
  const { about } = await ask<{ about: { now: string } }>('{ about { now } }');
  await give('recordContact', 'RecordContactInput', { orderId, reached: true }, lead);
  const appointedAt = new Date(Date.parse(about.now) + inHours * 3600_000).toISOString();
  await give('scheduleOrder', 'ScheduleOrderInput', { orderId, appointedAt, comingMyself: true }, lead);
}

export async function start(orderId: string, code: string): Promise<void> {
  await give('startService', 'StartServiceInput', { orderId, code }, (await branch()).lead);
}

/** Declared done, or with the resident's code. */
export async function finish(orderId: string, code?: string): Promise<void> {
  await give(
    'finishService',
    'FinishServiceInput',
    { orderId, ...(code && { code }) },
    (await branch()).lead,
  );
}

/** A signed-in member of staff of the demonstration: `desk`, `secretary`, `street` … */
export const staff = (username: string): Promise<Tokens> =>
  signInByPassword(username, `demo-${username}-2026`);

/** Served and proved by both codes; the resident has not said a word yet. */
export async function serve({ id, receipt }: Placed): Promise<void> {
  await claim(id);
  await schedule(id);
  await start(id, receipt.startCode);
  await finish(id, receipt.finishCode);
}
