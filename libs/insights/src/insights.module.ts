import { Module, type DynamicModule } from '@nestjs/common';
import { CatalogueModule } from '#libs/catalogue';
import { OrganizationsModule } from '#libs/organizations';
import { ScreenTokensModule } from '#libs/oversight';
import { AssessmentResolver } from './adapters/graphql/assessment.resolver';
import { DashboardResolver } from './adapters/graphql/dashboard.resolver';
import { LiveFiguresResolver } from './adapters/graphql/live-figures.resolver';
import { PlaceNames } from './adapters/graphql/place-names';
import { ScreenFiguresResolver } from './adapters/graphql/screen-figures.resolver';
import { AssessmentAppeals } from './application/assessment-appeals.service';
import { AssessmentReader } from './application/assessment-reader.service';
import { AssessmentWeights } from './application/assessment-weights.service';
import { Assessments } from './application/assessments.service';
import { Dashboards } from './application/dashboard.service';
import { FigureReader } from './application/figure-reader.service';
import { FigureRows } from './application/figure-rows.service';
import { FoldFigures } from './application/fold.service';
import { MarkOrders } from './application/mark-orders.consumer';
import { RebuildFigures } from './application/rebuild.service';
import { FigureScopes } from './application/scope.service';
import { ScreenFigures } from './application/screen-figures.service';
import { VerifyFigures } from './application/verify.service';
import { WatchLists } from './application/watch-list.service';

const projections = [FoldFigures, RebuildFigures, VerifyFigures];
const questions = [FigureScopes, FigureReader, Dashboards, FigureRows, WatchLists, ScreenFigures];
const assessments = [AssessmentWeights, AssessmentReader, Assessments, AssessmentAppeals];

/** Figures, dashboards and assessments, for every process. Hears events. */
@Module({})
export class InsightsModule {
  static register(): DynamicModule {
    return {
      module: InsightsModule,
      imports: [OrganizationsModule, CatalogueModule, ScreenTokensModule],
      providers: [
        MarkOrders,
        ...projections,
        ...questions,
        ...assessments,
        PlaceNames,
        DashboardResolver,
        AssessmentResolver,
        LiveFiguresResolver,
        ScreenFiguresResolver,
      ],
      exports: [...projections, ...questions, ...assessments],
    };
  }
}
