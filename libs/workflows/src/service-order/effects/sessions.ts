import { effect } from './effect';

export const offerPlace = effect('offerPlace', (order, { facts }) => {
  order.details.placeOffer = { offeredAt: facts.now };
});
/** Passed over: the place goes to the next in line, and is not offered to this person again. */
export const withdrawPlaceOffer = effect('withdrawPlaceOffer', (order) => {
  delete order.details.placeOffer;
  order.details.offersLapsed = (order.details.offersLapsed ?? 0) + 1;
});
export const takePlace = effect('takePlace', (order) => {
  delete order.details.placeOffer;
});
