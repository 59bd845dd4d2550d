import { CATALOGUE_ENTITIES, CatalogueModule } from '#libs/catalogue';
import { ORDER_ENTITIES, OrdersModule } from '#libs/orders';
import { ORGANIZATION_ENTITIES, OrganizationsModule } from '#libs/organizations';
import { PEOPLE_ENTITIES, PeopleModule } from '#libs/people';
import { PLATFORM_ENTITIES } from '#libs/platform';
import { TIMELINE_ENTITIES, TimelineModule } from '#libs/timeline';
import { WORKFLOWS } from '#libs/workflows';

/** What the API is made of, one line per lib. The worker has the same list; a test compares them. */
export const FEATURES = [
  OrganizationsModule,
  PeopleModule,
  TimelineModule,
  CatalogueModule,
  OrdersModule.register({ workflows: WORKFLOWS }),
];

export const ENTITIES = [
  ...PLATFORM_ENTITIES,
  ...ORGANIZATION_ENTITIES,
  ...PEOPLE_ENTITIES,
  ...TIMELINE_ENTITIES,
  ...CATALOGUE_ENTITIES,
  ...ORDER_ENTITIES,
];
