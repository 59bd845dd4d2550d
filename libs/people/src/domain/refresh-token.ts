/** A refresh token is `<session id>.<generation>.<secret>`; the secret is 64 hex digits. */
export interface RefreshToken {
  readonly sessionId: string;
  readonly generation: number;
  readonly secret: string;
}

const FORM = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(\d{1,7})\.([0-9a-f]{64})$/;

export function parseRefreshToken(token: string): RefreshToken | null {
  const match = FORM.exec(token);
  return match ? { sessionId: match[1]!, generation: Number(match[2]), secret: match[3]! } : null;
}

export function formatRefreshToken({ sessionId, generation, secret }: RefreshToken): string {
  return `${sessionId}.${generation}.${secret}`;
}
