import { CATALOGUE_ENTITIES } from '#libs/catalogue';
import { ORDER_ENTITIES } from '#libs/orders';
import { ORGANIZATION_ENTITIES } from '#libs/organizations';
import { PEOPLE_ENTITIES } from '#libs/people';
import { PLATFORM_ENTITIES } from '#libs/platform';
import { TIMELINE_ENTITIES } from '#libs/timeline';

/** Every table of the product. The schema migration is generated from this list, one line per lib. */
export const ENTITIES = [
  ...PLATFORM_ENTITIES,
  ...ORGANIZATION_ENTITIES,
  ...PEOPLE_ENTITIES,
  ...TIMELINE_ENTITIES,
  ...CATALOGUE_ENTITIES,
  ...ORDER_ENTITIES,
];
