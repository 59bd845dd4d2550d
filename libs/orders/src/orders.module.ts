import { Module, type DynamicModule } from '@nestjs/common';
import { WorkflowRegistry } from '#libs/kernel';
import { CatalogueModule } from '#libs/catalogue';
import { OrganizationsModule } from '#libs/organizations';
import { PeopleModule } from '#libs/people';
import { TimelineModule } from '#libs/timeline';
import { DeskResolver } from './adapters/graphql/desk.resolver';
import { EmergencyResolver } from './adapters/graphql/emergency.resolver';
import { LiveResolver } from './adapters/graphql/live.resolver';
import { OrderGateway } from './adapters/graphql/order-gateway.service';
import { OrderLoaders } from './adapters/graphql/order.loaders';
import { MaterialCostResolver } from './adapters/graphql/material-cost.resolver';
import { OrderPeopleResolver } from './adapters/graphql/order-people.resolver';
import { OrderSubjectResolver } from './adapters/graphql/order-subject.resolver';
import { OrderResolver } from './adapters/graphql/order.resolver';
import { PlacedOrders } from './adapters/graphql/placed-orders';
import { ProviderResolver } from './adapters/graphql/provider.resolver';
import { ResidentResolver } from './adapters/graphql/resident.resolver';
import { ServiceOrderResolver } from './adapters/graphql/service-order.resolver';
import { SessionResolver } from './adapters/graphql/session.resolver';
import { StandingOrderResolver } from './adapters/graphql/standing-order.resolver';
import { SuggestResolver } from './adapters/graphql/suggest.resolver';
import { SqlOrderRepository } from './adapters/persistence/sql-order.repository';
import { EmergencyNotices } from './application/emergency-notices.service';
import { LiveOrders } from './application/live-orders.service';
import { OrderCommands } from './application/order-commands.service';
import { OrderCards } from './application/order-cards.service';
import { OrderContacts } from './application/order-contact.service';
import { OrderFactsService } from './application/order-facts.service';
import { OrderFollowUps } from './application/order-follow-ups.service';
import { OrderLedger } from './application/order-ledger.service';
import { OrderPersonData } from './application/order-person-data';
import { OrderReader } from './application/order-reader.service';
import { OrderTimers } from './application/order-timers.service';
import { OrderRepository } from './application/order.repository';
import { OpenOrder } from './application/open-order.service';
import { PlaceOrderService } from './application/place-order.service';
import { PreferredVolunteers } from './application/preferred-volunteers.service';
import { ProgressLookUp } from './application/progress-look-up.service';
import { ProgressTokens } from './application/progress-tokens';
import { RequesterService } from './application/requester.service';
import { ServiceCodes } from './application/service-codes';
import { SessionRolls } from './application/session-roll.service';
import { StandingOccurrences } from './application/standing-occurrences.service';
import { StandingOrderEnds } from './application/standing-order-ends.service';
import { StandingOrderReader } from './application/standing-order-reader.service';
import { StandingOrders } from './application/standing-orders.service';
import { SuggestServicesService } from './application/suggest-services.service';
import type { OrderWorkflow } from './domain/context';
import { ORDER_WORKFLOWS } from './tokens';

export interface OrdersOptions {
  /** The workflows that run; boot fails when one is unsound. */
  readonly workflows: readonly OrderWorkflow[];
}

const GRAPHQL = [
  OrderGateway,
  OrderLoaders,
  PlacedOrders,
  OrderResolver,
  ServiceOrderResolver,
  OrderSubjectResolver,
  DeskResolver,
  ResidentResolver,
  ProviderResolver,
  MaterialCostResolver,
  OrderPeopleResolver,
  EmergencyResolver,
  SessionResolver,
  StandingOrderResolver,
  LiveResolver,
  SuggestResolver,
];

@Module({})
export class OrdersModule {
  static register({ workflows }: OrdersOptions): DynamicModule {
    return {
      module: OrdersModule,
      imports: [OrganizationsModule, PeopleModule, CatalogueModule, TimelineModule],
      providers: [
        { provide: ORDER_WORKFLOWS, useFactory: () => new WorkflowRegistry(workflows) },
        { provide: OrderRepository, useClass: SqlOrderRepository },
        OrderFactsService,
        OrderCommands,
        OpenOrder,
        PlaceOrderService,
        RequesterService,
        OrderTimers,
        OrderFollowUps,
        ProgressTokens,
        ServiceCodes,
        OrderReader,
        OrderPersonData,
        OrderContacts,
        OrderLedger,
        OrderCards,
        PreferredVolunteers,
        EmergencyNotices,
        ProgressLookUp,
        SessionRolls,
        StandingOrders,
        StandingOrderEnds,
        StandingOrderReader,
        StandingOccurrences,
        LiveOrders,
        SuggestServicesService,
        ...GRAPHQL,
      ],
      exports: [
        ORDER_WORKFLOWS,
        OrderRepository,
        OrderFactsService,
        OrderCommands,
        PlaceOrderService,
        ProgressTokens,
        ServiceCodes,
        OrderReader,
        OrderContacts,
        OrderLedger,
      ],
    };
  }
}
