import { makeOperation, mapExchange, type Exchange } from '@urql/core';

/** The SHA-256 of an operation's text, put into the document when it was generated. */
export function hashOf(document: unknown): string {
  const hash = (document as { __meta__?: { hash?: string } }).__meta__?.hash;
  if (!hash) throw new Error('an operation that is not from a .graphql file');
  return hash;
}

/**
 * Only the hash of an operation travels: production takes nothing else. `extensions.persistedQuery` makes the exchanges
 * behind leave the text out.
 */
export const persistedOnly: Exchange = mapExchange({
  onOperation: (operation) =>
    operation.kind === 'teardown'
      ? operation
      : makeOperation(
          operation.kind,
          {
            ...operation,
            extensions: { persistedQuery: { version: 1, sha256Hash: hashOf(operation.query) } },
          },
          operation.context,
        ),
});
