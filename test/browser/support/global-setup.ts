import { sharedSignIn } from './shared-sign-ins';
import { ask, demoAccounts, keepTokens, signInByPassword, type Tokens } from './system';

/** More orders than all flows together leave in one branch's hands. */
const ROOM_FOR_ALL = 200;

/**
 * Signs every demonstration account in once: a phone gets one code a minute, however many tests want it. And lets the branches
 * of the demonstration hold the orders of all tests at once.
 */
export default async function prepare(): Promise<void> {
  const kept: Record<string, Tokens> = {};
  const accounts = await demoAccounts();
  for (const { phone, username, password } of accounts) {
    kept[username ?? phone] = username
      ? await signInByPassword(username, password!)
      : await sharedSignIn(phone);
  }
  keepTokens(kept);
  const signedIn = (role: string): Tokens[] =>
    accounts.filter((one) => one.role === role).map(({ username, phone }) => kept[username ?? phone]!);
  const [secretary] = signedIn('COMMUNITY_SECRETARY');
  for (const lead of signedIn('PROVIDER_LEAD'))
    for (const organizationId of await led(lead)) await giveRoom(organizationId, secretary!);
}

async function led({ accessToken: token }: Tokens): Promise<string[]> {
  const { myOrganizations } = await ask<{
    myOrganizations: { role: string; organization: { id: string } }[];
  }>('{ myOrganizations { role organization { id } } }', {}, { token });
  return myOrganizations
    .filter(({ role }) => role === 'PROVIDER_LEAD')
    .map(({ organization }) => organization.id);
}

async function giveRoom(organizationId: string, { accessToken: token }: Tokens): Promise<void> {
  await ask(
    `mutation ($input: SetLoadCapInput!) { setLoadCap(input: $input) { __typename ... on UserError { message wayOut } } }`,
    { input: { organizationId, loadCap: ROOM_FOR_ALL } },
    { token },
  );
}
