import { CatalogueModule } from '#libs/catalogue';
import { EvaluationsModule } from '#libs/evaluations';
import { InsightsModule } from '#libs/insights';
import { NotificationsModule } from '#libs/notifications';
import { OrdersModule } from '#libs/orders';
import { OrganizationsModule } from '#libs/organizations';
import { OversightModule } from '#libs/oversight';
import { PeopleModule } from '#libs/people';
import { TimelineModule } from '#libs/timeline';
import { WORKFLOWS } from '#libs/workflows';

const orders = OrdersModule.register({ workflows: WORKFLOWS });

/** What the product does, one line per lib. The API, the worker and the command line run the same. */
export const FEATURES = [
  OrganizationsModule,
  PeopleModule,
  TimelineModule,
  CatalogueModule,
  orders,
  EvaluationsModule.register({ orders }),
  OversightModule.register({ orders }),
  NotificationsModule.register(),
  InsightsModule.register(),
];
