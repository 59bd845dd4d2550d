import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { hashOf } from './persisted';
import { language } from '../display/language';

/** Sends one operation outside the client and its cache: for what the client itself needs. Throws when there is no answer. */
export async function postOperation<Data, Variables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': language() },
    body: JSON.stringify({
      variables,
      extensions: { persistedQuery: { version: 1, sha256Hash: hashOf(document) } },
    }),
  });
  const { data } = (await response.json()) as { data?: Data };
  if (!data) throw new Error(`no answer: HTTP ${response.status}`);
  return data;
}
