import { CatalogueModule } from '#libs/catalogue';
import { OrdersModule } from '#libs/orders';
import { OrganizationsModule } from '#libs/organizations';
import { PeopleModule } from '#libs/people';
import { TimelineModule } from '#libs/timeline';
import { WORKFLOWS } from '#libs/workflows';

/** What the product is made of, one line per lib. The API and the worker run the same. */
export const FEATURES = [
  OrganizationsModule,
  PeopleModule,
  TimelineModule,
  CatalogueModule,
  OrdersModule.register({ workflows: WORKFLOWS }),
];
