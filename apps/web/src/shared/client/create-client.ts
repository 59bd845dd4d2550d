import { Client, fetchExchange, subscriptionExchange } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { createClient as createSocket } from 'graphql-ws';
import { language } from '../display/language';
import type { SessionStore } from '../session/session-store';
import { liveLink } from './live-link';
import { persistedOnly } from './persisted';
import { keepServerAnswer } from './server-answer';

/** Types that have no id: they live inside what carries them. */
const EMBEDDED = [
  ...['About', 'Assignment', 'ChoosePerson', 'CommandRefused', 'Deadline', 'DimensionRating', 'Invitation'],
  ...['EvaluationTagText', 'LiveChange', 'MyRole', 'NextStep', 'OrderAction', 'OrderContact', 'OrderReceipt'],
  ...[
    'PageInfo',
    'PersonChoice',
    'ServiceNeed',
    'ServiceOpeningTime',
    'ServiceProvider',
    'ServiceSuggestion',
  ],
  ...['ServiceSuggestions', 'Summons', 'TimelineEntry', 'DemoAccount', 'ProviderScore', 'OrderPlaced'],
  // of the counter
  ...[
    'ComingVolunteer',
    'EmergencyDetected',
    'SessionRoll',
    'SessionRollEntry',
    'ImportColumn',
    'ImportRow',
    'PeopleFound',
  ],
];

/** Who implements an interface. Without it the cache guesses, and takes a refusal it does not know for a success. */
const POSSIBLE_TYPES = { UserError: ['CommandRefused', 'OrderAlreadyClaimed'] };

export interface LiveClient {
  readonly client: Client;
  readonly close: () => void;
}

/** One client per person signed in: what another has seen is never in its cache. */
export function createClient(session: SessionStore): LiveClient {
  const socket = createSocket({
    url: `${window.location.origin.replace(/^http/, 'ws')}/graphql`,
    lazy: true,
    keepAlive: 12_000,
    retryAttempts: Infinity,
    shouldRetry: () => true,
    retryWait: async (tries) => {
      const seconds = Math.min(2 ** tries, 15) + Math.random();
      await new Promise((resolve) => setTimeout(resolve, seconds * 300));
    },
    connectionParams: async () => {
      const token = await session.freshToken();
      return { language: language(), ...(token && { authorization: `Bearer ${token}` }) };
    },
    on: {
      connecting: () => liveLink.get() === 'idle' && liveLink.set('connecting'),
      connected: () => liveLink.set('live'),
      closed: (event) => liveLink.set((event as CloseEvent).code === 1000 ? 'idle' : 'down'),
    },
  });
  const client = new Client({
    url: '/graphql',
    preferGetMethod: false,
    requestPolicy: 'cache-and-network',
    fetch: withToken(session),
    exchanges: [
      cacheExchange({
        possibleTypes: POSSIBLE_TYPES,
        keys: Object.fromEntries(EMBEDDED.map((type) => [type, () => null])),
      }),
      keepServerAnswer,
      persistedOnly,
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: (request) => ({
          subscribe: (sink) => ({
            unsubscribe: socket.subscribe({ ...request, query: request.query ?? '' }, sink),
          }),
        }),
      }),
    ],
  });
  return { client, close: () => void socket.dispose() };
}

/** `fetch` with the person's token; a token the server no longer knows is replaced once. */
function withToken(session: SessionStore): typeof fetch {
  const send = (url: RequestInfo | URL, init: RequestInit | undefined, token: string | null) => {
    const headers = new Headers(init?.headers);
    headers.set('accept-language', language());
    if (token) headers.set('authorization', `Bearer ${token}`);
    return fetch(url, { ...init, headers });
  };
  return async (url, init) => {
    const token = await session.freshToken();
    const response = await send(url, init, token);
    if (token === null || !(await saysUnauthenticated(response))) return response;
    return send(url, init, await session.replaceToken(token));
  };
}

async function saysUnauthenticated(response: Response): Promise<boolean> {
  if (response.status === 401) return true;
  const { errors } = (await response
    .clone()
    .json()
    .catch(() => ({}))) as { errors?: { extensions?: { code?: string } }[] };
  return errors?.some(({ extensions }) => extensions?.code === 'UNAUTHENTICATED') ?? false;
}
