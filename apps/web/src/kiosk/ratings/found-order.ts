import type { KioskFindOrderQuery } from '../../generated/graphql';

/** The order a paper slip names. */
export type FoundOrder = Extract<KioskFindOrderQuery['orderProgress'], { __typename: 'ServiceOrder' }>;
