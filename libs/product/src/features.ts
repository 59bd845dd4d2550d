import { CatalogueModule } from '#libs/catalogue';
import { EVALUATION_TIMELINE, EvaluationsModule } from '#libs/evaluations';
import { ExportsModule } from '#libs/exports';
import { InsightsModule } from '#libs/insights';
import { IntakeHttpModule, IntakeModule } from '#libs/intake';
import { NotificationsModule } from '#libs/notifications';
import { ORDER_TIMELINE, OrdersModule } from '#libs/orders';
import { OrganizationsModule } from '#libs/organizations';
import { OversightModule } from '#libs/oversight';
import { PeopleModule } from '#libs/people';
import { ReportsModule } from '#libs/reports';
import { TimelineModule } from '#libs/timeline';
import { WORKFLOWS } from '#libs/workflows';

const orders = OrdersModule.register({ workflows: WORKFLOWS });
const evaluations = EvaluationsModule.register({ orders });
const insights = InsightsModule.register();
const intake = IntakeModule.register({ orders });

/** What the product does, one line per lib. The API, the worker and the command line run the same. */
export const FEATURES = [
  OrganizationsModule,
  PeopleModule,
  TimelineModule,
  CatalogueModule,
  orders,
  evaluations,
  OversightModule.register({ orders, timelineOwners: [ORDER_TIMELINE, EVALUATION_TIMELINE] }),
  NotificationsModule.register(),
  insights,
  ExportsModule.register({ orders, evaluations }),
  ReportsModule.register({ insights }),
  intake,
];

/** Doors besides GraphQL, for the API alone. */
export const HTTP_FEATURES = [IntakeHttpModule.register({ intake })];
