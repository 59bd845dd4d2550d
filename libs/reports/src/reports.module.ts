import { Module, type DynamicModule } from '@nestjs/common';
import { CatalogueModule } from '#libs/catalogue';
import { OrganizationsModule } from '#libs/organizations';
import { BackedSuggestions } from './application/backed-suggestions.service';
import { MonthlyReports } from './application/monthly-reports.service';
import { StreetMonth } from './application/street-month.service';
import { StreetMonthlyExporter } from './application/street-monthly.exporter';

/** Reports that are read, not computed on. Registers its kinds with the exports. */
@Module({})
export class ReportsModule {
  /** Handed the module of insights, which is made with parameters. */
  static register({ insights }: { insights: DynamicModule }): DynamicModule {
    return {
      module: ReportsModule,
      imports: [OrganizationsModule, CatalogueModule, insights],
      providers: [StreetMonth, BackedSuggestions, MonthlyReports, StreetMonthlyExporter],
      exports: [MonthlyReports],
    };
  }
}
