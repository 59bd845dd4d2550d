import { mapExchange, type Exchange, type OperationResult } from '@urql/core';

/**
 * Keeps what the server answered to a mutation beside what the cache makes of it. When a mutation brings something new, the
 * cache forgets everything else of that type; an answer that holds an old one, too (a new branch and its committee), then
 * comes out of the cache as nothing, and a command that was carried out looks like one that was never heard of.
 */
export const keepServerAnswer: Exchange = mapExchange({
  onResult: (result) =>
    result.operation.kind === 'mutation'
      ? { ...result, extensions: { ...result.extensions, serverAnswer: result.data as unknown } }
      : result,
});

/** The server's own answer to a mutation; undefined when none came. */
export function serverAnswer<Data>(result: OperationResult<Data>): Data | undefined {
  return result.extensions?.serverAnswer as Data | undefined;
}
