import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useCallback, useEffect } from 'react';
import { useQuery, type AnyVariables, type CombinedError, type RequestPolicy } from 'urql';
import { liveLink, useLinkState } from './live-link';

const POLL_MS = 15_000;

export interface Loaded<Data> {
  readonly data: Data | undefined;
  readonly fetching: boolean;
  readonly error: CombinedError | undefined;
  readonly reload: () => void;
}

export interface QueryOptions<Variables> {
  readonly variables: Variables;
  readonly pause?: boolean;
  /** Asks again when the line or the reader comes back, and every 15 s while there is no line. */
  readonly live?: boolean;
  readonly policy?: RequestPolicy;
}

/** A query that misses nothing: pictures on a screen are only as good as the last answer. */
export function useLiveQuery<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  { variables, pause = false, live = true, policy }: QueryOptions<Variables>,
): Loaded<Data> {
  const [{ data, fetching, error }, execute] = useQuery({
    query: document,
    variables,
    pause,
    ...(policy && { requestPolicy: policy }),
  });
  const reload = useCallback(() => execute({ requestPolicy: 'network-only' }), [execute]);
  useReturn(reload, live && !pause);
  return { data, fetching, error, reload };
}

/** Calls when the line is back, when the page is looked at again, and every 15 s while the line is down. */
export function useReturn(call: () => void, active = true): void {
  const link = useLinkState();
  useEffect(() => {
    if (!active) return undefined;
    const seen = () => document.visibilityState === 'visible' && call();
    const stop = liveLink.onReturn(call);
    document.addEventListener('visibilitychange', seen);
    window.addEventListener('online', call);
    return () => {
      stop();
      document.removeEventListener('visibilitychange', seen);
      window.removeEventListener('online', call);
    };
  }, [active, call]);
  useEffect(() => {
    if (!active || link !== 'down') return undefined;
    const timer = setInterval(call, POLL_MS);
    return () => clearInterval(timer);
  }, [active, call, link]);
}
