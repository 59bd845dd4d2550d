import { RefreshSessionDocument } from '../../generated/graphql';
import { postOperation } from '../client/post-operation';

export interface Tokens {
  readonly accessToken: string;
  readonly accessTokenExpiresAt: string;
  readonly personId: string;
  readonly refreshToken: string;
}

/** A token is replaced this long before it runs out. */
const EARLY_MS = 30_000;

/**
 * Who is signed in on one face. `device`: stays when the browser is closed (a person's own phone); `tab`: gone with the
 * tab (a counter or an office machine that others use).
 */
export class SessionStore {
  private tokens: Tokens | null;
  private refreshing: Promise<Tokens | null> | undefined;
  private readonly listeners = new Set<() => void>();
  private readonly key: string;
  private readonly storage: Storage | null;

  constructor(face: string, keep: 'device' | 'tab') {
    this.key = `session:${face}`;
    this.storage = openStorage(keep);
    this.tokens = this.read();
    // another tab signed in, out, or has newer tokens
    window.addEventListener('storage', ({ key }) => {
      if (key === this.key) this.adopt(this.read());
    });
  }

  readonly subscribe = (tell: () => void): (() => void) => {
    this.listeners.add(tell);
    return () => this.listeners.delete(tell);
  };

  readonly personId = (): string | null => this.tokens?.personId ?? null;

  signIn(tokens: Tokens): void {
    const { accessToken, accessTokenExpiresAt, personId, refreshToken } = tokens;
    this.storage?.setItem(
      this.key,
      JSON.stringify({ accessToken, accessTokenExpiresAt, personId, refreshToken }),
    );
    this.adopt(tokens);
  }

  signOut(): void {
    this.storage?.removeItem(this.key);
    this.adopt(null);
  }

  /** An access token that still holds for a while; null when nobody is signed in. Throws when the server cannot be reached. */
  async freshToken(): Promise<string | null> {
    if (!this.tokens) return null;
    if (Date.parse(this.tokens.accessTokenExpiresAt) - Date.now() > EARLY_MS) return this.tokens.accessToken;
    this.refreshing ??= this.refresh().finally(() => (this.refreshing = undefined));
    return (await this.refreshing)?.accessToken ?? null;
  }

  /** The server did not know the token: try the next one, once. */
  async replaceToken(refused: string): Promise<string | null> {
    if (this.tokens?.accessToken === refused) {
      this.tokens = { ...this.tokens, accessTokenExpiresAt: new Date(0).toISOString() };
    }
    return this.freshToken();
  }

  private async refresh(): Promise<Tokens | null> {
    const old = this.read() ?? this.tokens;
    if (!old) return null;
    const { refreshSession } = await postOperation(RefreshSessionDocument, {
      input: { refreshToken: old.refreshToken },
    });
    if (refreshSession.__typename === 'SignedIn') {
      this.signIn(refreshSession);
      return refreshSession;
    }
    this.signOut();
    return null;
  }

  private adopt(tokens: Tokens | null): void {
    this.tokens = tokens;
    this.listeners.forEach((tell) => tell());
  }

  private read(): Tokens | null {
    try {
      return JSON.parse(this.storage?.getItem(this.key) ?? 'null') as Tokens | null;
    } catch {
      return null;
    }
  }
}

/** Null where the browser forbids storage: the session then lasts as long as the page. */
function openStorage(keep: 'device' | 'tab'): Storage | null {
  try {
    return keep === 'device' ? window.localStorage : window.sessionStorage;
  } catch {
    return null;
  }
}
