import type { Client } from '@urql/core';
import { KioskPlaceOrderDocument } from '../../generated/graphql';
import { words } from '../texts/words';
import type { Entry, Sent } from './entry';
import { sha256 } from './sealed';

/** Faults of the input that sending again does not mend. */
const FINAL = new Set(['BAD_USER_INPUT', 'FORBIDDEN', 'GRAPHQL_VALIDATION_FAILED']);

/** Sends an entry under its own key. Whatever is no answer of the product is tried again later. */
export async function sendEntry(client: Client, { key, slipKey, input }: Entry): Promise<Sent> {
  const { data, error } = await client
    .mutation(KioskPlaceOrderDocument, {
      input: { ...input, idempotencyKey: key, slipKeyHash: await sha256(slipKey) },
    })
    .toPromise();
  const answer = data?.placeOrder;
  if (answer?.__typename === 'OrderPlaced')
    return { kind: 'done', placed: { order: answer.order, receipt: answer.receipt } };
  if (answer?.__typename === 'EmergencyDetected')
    return {
      kind: 'rejected',
      rejection: { message: answer.message, wayOut: words('callBackNow'), call: answer.call },
    };
  if (answer) return { kind: 'rejected', rejection: { message: answer.message, wayOut: answer.wayOut } };
  const fault = error?.graphQLErrors[0];
  if (!fault || !FINAL.has(String(fault.extensions['code']))) return { kind: 'later' };
  const wayOut = fault.extensions['wayOut'];
  return {
    kind: 'rejected',
    rejection: { message: fault.message, wayOut: typeof wayOut === 'string' ? wayOut : words('lookAgain') },
  };
}
