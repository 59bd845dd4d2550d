import { randomUUID } from 'node:crypto';
import { aPhone, ask, communityId, keptTokens, signInByPhone, type Tokens } from './system';

const REFUSED = '... on UserError { message wayOut }';

/** An order somebody has placed, and what only its resident knows. */
export interface Placed {
  readonly id: string;
  readonly code: string;
  readonly startCode: string;
  readonly finishCode: string;
  readonly queryCode: string;
  readonly progressToken: string;
  readonly resident: Tokens;
  readonly phone: string;
}

export const tokensOf = (who: string): Tokens => keptTokens(who)!;
/** The lead of the demonstration's branch, and of the one that competes with it. */
export const LEAD = '19900000003';
export const RIVAL = '19900000004';

async function itemId(name: string): Promise<string> {
  const { streets } = await ask<{ streets: { id: string; name: string }[] }>('{ streets { id name } }');
  const street = streets.find((one) => one.name.includes('辛寨子'))!;
  const { shelf } = await ask<{ shelf: { nodes: { id: string }[] } }>(
    'query ($streetId: ID!, $search: String!) { shelf(streetId: $streetId, search: $search, first: 1) { nodes { id } } }',
    { streetId: street.id, search: name },
  );
  return shelf.nodes[0]!.id;
}

/** A resident of the demonstration's community orders a service; the text makes the order easy to find on screens. */
export async function placeOrder(text: string, service = '陪聊散步'): Promise<Placed> {
  const phone = aPhone();
  const resident = await signInByPhone(phone, '赵玉兰');
  const { placeOrder: placed } = await ask<{
    placeOrder: {
      order: { id: string; code: string };
      receipt: Omit<Placed, 'id' | 'code' | 'resident' | 'phone'>;
    };
  }>(
    `mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) {
       ... on OrderPlaced { order { id code } receipt { startCode finishCode queryCode progressToken } } ${REFUSED} } }`,
    {
      input: {
        communityId: await communityId(),
        itemId: await itemId(service),
        text,
        idempotencyKey: randomUUID(),
      },
    },
    { token: resident.accessToken },
  );
  return { ...placed.order, ...placed.receipt, resident, phone };
}

/** Gives one command of an order, as a screen would. */
export async function command(
  name: string,
  inputType: string,
  { accessToken }: Tokens,
  input: Record<string, unknown>,
): Promise<void> {
  await ask(
    `mutation ($input: ${inputType}!) { ${name}(input: $input) { __typename ${REFUSED} } }`,
    { input: { ...input, idempotencyKey: randomUUID() } },
    { token: accessToken },
  );
}

/** A time as the browser's field takes it, so many hours from now: product time, in China. */
export async function inHours(hours: number): Promise<string> {
  const { about } = await ask<{ about: { now: string } }>('{ about { now } }');
  return new Date(Date.parse(about.now) + (hours + 8) * 3_600_000).toISOString().slice(0, 16);
}

/** The organisation a lead acts for. */
export async function organizationOf({ accessToken }: Tokens): Promise<string> {
  const { myOrganizations } = await ask<{
    myOrganizations: { role: string; organization: { id: string } }[];
  }>('{ myOrganizations { role organization { id } } }', {}, { token: accessToken });
  return myOrganizations.find(({ role }) => role === 'PROVIDER_LEAD')!.organization.id;
}
