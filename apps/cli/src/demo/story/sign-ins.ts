import type { Api, Caller } from './api';
import type { Player } from './cast';

interface Session {
  readonly token: string;
  readonly expiresAt: number;
}

/** Everybody signs in as people do: asks for a code, reads it (in the local outbox), redeems it. Once, until it runs out. */
export class SignIns {
  private readonly sessions = new Map<string, Promise<Session>>();

  constructor(private readonly api: Api) {}

  async as(player: Player): Promise<Caller> {
    const known = this.sessions.get(player.personId) ?? this.renew(player);
    const session = await known;
    if (session.expiresAt - Date.now() > 30_000) return { token: session.token };
    // whoever comes second waits for the one who renews
    if (this.sessions.get(player.personId) === known) void this.renew(player);
    return this.as(player);
  }

  private renew(player: Player): Promise<Session> {
    const opened = this.open(player);
    this.sessions.set(player.personId, opened);
    return opened;
  }

  private async open(player: Player): Promise<Session> {
    const from = { address: addressOf(player.phone) };
    const asked = await this.api.mutate('requestSignInCode', { phone: player.phone }, from);
    if (!asked.ok) throw new Error(`no sign-in code: ${asked.code} ${asked.message}`);
    const { localMessages } = await this.api.query<{ localMessages: { body: string }[] }>(
      'query ($phone: String!) { localMessages(phone: $phone, first: 1) { body } }',
      { phone: player.phone },
      from,
    );
    const code = /\d{6}/.exec(localMessages[0]?.body ?? '')?.[0];
    const signedIn = await this.api.mutate(
      'signInWithCode',
      { phone: player.phone, code },
      from,
      '... on SignedIn { accessToken accessTokenExpiresAt }',
    );
    if (!signedIn.ok || signedIn.node.__typename !== 'SignedIn')
      throw new Error(`cannot sign in: ${signedIn.ok ? signedIn.node.__typename : signedIn.code}`);
    return {
      token: String(signedIn.node['accessToken']),
      expiresAt: Date.parse(String(signedIn.node['accessTokenExpiresAt'])),
    };
  }
}

/** Each phone calls from an address of its own (198.18.0.0/15 is set apart for tests). */
function addressOf(phone: string): string {
  const n = Number(phone.slice(-5));
  return `198.18.${Math.floor(n / 250) % 250}.${1 + (n % 250)}`;
}
