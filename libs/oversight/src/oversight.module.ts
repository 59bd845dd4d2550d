import { Module, type DynamicModule } from '@nestjs/common';
import { CatalogueModule } from '#libs/catalogue';
import { OrganizationsModule } from '#libs/organizations';
import { PeopleModule } from '#libs/people';
import { TimelineModule, type TimelineOwner } from '#libs/timeline';
import { AuditResolver } from './adapters/graphql/audit.resolver';
import { OrderOversightResolver } from './adapters/graphql/order-oversight.resolver';
import { OversightLoaders } from './adapters/graphql/oversight.loaders';
import { ScreenResolver } from './adapters/graphql/screen.resolver';
import { SuperviseResolver } from './adapters/graphql/supervise.resolver';
import { WorkQueueResolver } from './adapters/graphql/work-queue.resolver';
import { AuditTrail, TIMELINE_OWNERS } from './application/audit-trail.service';
import { BulkTriage } from './application/bulk-triage.service';
import { Incidents } from './application/incidents.service';
import { OversightPersonData } from './application/oversight-person-data';
import { Remarks } from './application/remarks.service';
import { ScreenOrders } from './application/screen-orders.service';
import { Supervision } from './application/supervision.service';
import { WorkQueue } from './application/work-queue.service';
import { ScreenTokensModule } from './screen-tokens.module';

export interface OversightOptions {
  /** The app's own orders module: the very object it imports, so that there is one command path. */
  readonly orders: DynamicModule;
  /** Whoever keeps heads of chains the auditor may have verified. */
  readonly timelineOwners?: readonly TimelineOwner[];
}

const services = [
  Remarks,
  Incidents,
  Supervision,
  BulkTriage,
  WorkQueue,
  ScreenOrders,
  AuditTrail,
  OversightPersonData,
];

/** What street and secretary do about orders that are not theirs to serve. */
@Module({})
export class OversightModule {
  static register({ orders, timelineOwners = [] }: OversightOptions): DynamicModule {
    return {
      module: OversightModule,
      imports: [
        orders,
        OrganizationsModule,
        PeopleModule,
        CatalogueModule,
        TimelineModule,
        ScreenTokensModule,
      ],
      providers: [
        ...services,
        { provide: TIMELINE_OWNERS, useValue: timelineOwners },
        OversightLoaders,
        SuperviseResolver,
        WorkQueueResolver,
        OrderOversightResolver,
        ScreenResolver,
        AuditResolver,
      ],
    };
  }
}
