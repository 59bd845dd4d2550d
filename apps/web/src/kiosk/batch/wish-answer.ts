import type { KioskPlaceOrdersMutation } from '../../generated/graphql';

/** What became of one wish of the box. */
export type WishAnswer = KioskPlaceOrdersMutation['placeOrders'][number];
