import type { KioskCallbacksQuery } from '../../generated/graphql';

/** A call the desk owes. */
export type CallbackTask = KioskCallbacksQuery['callbacks']['nodes'][number];
