import type { Client } from 'graphql-ws';
import type { GraphqlServer } from '../graphql-server';

/** What one live screen was told. */
export interface Screen {
  /** Values of the subscription's field, in order. */
  readonly got: Record<string, unknown>[];
  /** Codes of errors. */
  readonly errors: string[];
  completed: boolean;
  /** How the connection was closed; null while it is open. */
  closed: number | null;
  readonly client: Client;
}

/** A screen with a connection of its own, once it has heard its first word. */
export async function openScreen(
  api: GraphqlServer,
  accessToken: string | null,
  query: string,
  variables: Record<string, unknown>,
): Promise<Screen> {
  const screen: Screen = {
    got: [],
    errors: [],
    completed: false,
    closed: null,
    client: api.socket(
      accessToken ? { authorization: `Bearer ${accessToken}` } : {},
      (code) => (screen.closed = code),
    ),
  };
  const failed = (errors: unknown): void =>
    void screen.errors.push(
      ...(Array.isArray(errors)
        ? errors.map((error: { extensions?: { code?: string } }) => error.extensions?.code ?? 'unknown')
        : ['connection']),
    );
  screen.client.subscribe(
    { query, variables },
    {
      next: ({ data, errors }) => {
        if (errors) failed(errors);
        else screen.got.push(Object.values(data!)[0] as Record<string, unknown>);
      },
      error: failed,
      complete: () => (screen.completed = true),
    },
  );
  await until(() => screen.got.length > 0 || screen.errors.length > 0 || screen.completed);
  return screen;
}

/** @throws when it does not come true within 15 seconds of machine time */
export async function until(check: () => boolean): Promise<void> {
  for (const end = performance.now() + 15_000; !check();) {
    if (performance.now() > end) throw new Error('still waiting');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
