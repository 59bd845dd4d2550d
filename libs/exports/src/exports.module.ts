import { Module, type DynamicModule } from '@nestjs/common';
import { CatalogueModule } from '#libs/catalogue';
import { OrganizationsModule } from '#libs/organizations';
import { PeopleModule } from '#libs/people';
import { ExportResolver } from './adapters/graphql/export.resolver';
import { ExportJobs } from './application/export-jobs.service';
import { ExportPersonData } from './application/export-person-data';
import { Exporters } from './application/exporters';
import { OrderLedgerExporter } from './application/order-ledger.exporter';
import { RunExports } from './application/run-exports';

/** Exports, and who makes which. Other libs register their own kinds with `Exporters`. */
@Module({})
export class ExportsModule {
  /** Handed the modules of orders and evaluations, which are made with parameters. */
  static register({
    orders,
    evaluations,
  }: {
    orders: DynamicModule;
    evaluations: DynamicModule;
  }): DynamicModule {
    return {
      module: ExportsModule,
      // one registry, whoever imports it
      global: true,
      imports: [OrganizationsModule, PeopleModule, CatalogueModule, orders, evaluations],
      providers: [Exporters, ExportJobs, RunExports, OrderLedgerExporter, ExportPersonData, ExportResolver],
      exports: [Exporters],
    };
  }
}
