import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Answer, Caller, Send } from './api';

const headersOf = ({ token, address }: Caller): Record<string, string> => ({
  'content-type': 'application/json',
  'accept-language': 'zh',
  ...(token ? { authorization: `Bearer ${token}` } : {}),
  // believed only where TRUSTED_PROXIES names this machine, as the demonstration does
  ...(address ? { 'x-forwarded-for': address } : {}),
});

/** Talks to a running API. */
export function httpSend(url: string): Send {
  return async (query, variables, from) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: headersOf(from),
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as Answer;
  };
}

/** Talks to an API inside this process: the same HTTP stack without the network. */
export function injectSend(app: NestFastifyApplication): Send {
  return async (query, variables, from) => {
    const response = await app.inject({
      method: 'POST',
      url: '/graphql',
      headers: headersOf(from),
      payload: { query, variables },
    });
    return response.json<Answer>();
  };
}
