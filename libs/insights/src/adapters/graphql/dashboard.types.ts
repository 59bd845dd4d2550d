import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '#libs/platform';
import type { View } from '../../application/scope.service';
import { FigureTileType, FigureDefinitionType, PeriodType, TimeTileType } from './figure.types';
import { FigureState, ScopeKind, WatchListName } from './insight.enums';

@ObjectType('FigureScope', { description: 'Whose figures' })
export class FigureScopeType {
  @Field(() => ScopeKind)
  kind: ScopeKind;
  @Field(() => ID)
  organizationId: string;
  @Field(() => String)
  path: string;
  @Field(() => String)
  name: string;
}

@ObjectType('CompositeScore')
export class CompositeScoreType {
  @Field(() => FigureDefinitionType)
  definition: FigureDefinitionType;
  @Field(() => Float, { nullable: true, description: '0 to 1; null while one of the three rates is missing' })
  value: number | null;
  @Field(() => Int, { description: 'Version of the weights' })
  weightsVersion: number;
  @Field(() => Float)
  response: number;
  @Field(() => Float)
  resolution: number;
  @Field(() => Float)
  satisfaction: number;
}

@ObjectType('UnmetCell', { description: 'One field of the heat map category × community' })
export class UnmetCellType {
  @Field(() => ID)
  communityId: string;
  @Field(() => String)
  community: string;
  @Field(() => String, { description: 'Code of the category; none for free words' })
  category: string;
  @Field(() => String)
  categoryName: string;
  @Field(() => Int, { description: 'Standing without anybody now' })
  unmet: number;
  @Field(() => Int, { description: 'Ever fell back or marked unmet' })
  fellThrough: number;
  @Field(() => Int)
  accepted: number;
}

@ObjectType('ParityGroup', { description: 'Online or offline, under 60 or 60 and over' })
export class ParityGroupType {
  @Field(() => String, { description: 'ONLINE, OFFLINE, SIXTY_AND_OVER, UNDER_SIXTY' })
  key: string;
  @Field(() => String)
  name: string;
  @Field(() => [FigureTileType])
  tiles: FigureTileType[];
  @Field(() => [TimeTileType])
  times: TimeTileType[];
}

@ObjectType('RankedOrganization')
export class RankedOrganizationType {
  @Field(() => ID)
  organizationId: string;
  @Field(() => String)
  name: string;
  @Field(() => Int, { nullable: true, description: 'Null while the sample is too small' })
  rank: number | null;
  @Field(() => Boolean)
  sampleTooSmall: boolean;
  @Field(() => Float, { nullable: true })
  value: number | null;
  @Field(() => Float, { nullable: true, description: 'Ranked by this where more is better' })
  lower: number | null;
  @Field(() => Float, { nullable: true, description: 'Ranked by this where less is better' })
  upper: number | null;
  @Field(() => Int)
  sampleSize: number;
}

@ObjectType('PlaceFigures', { description: 'A street of the district, a community of the street' })
export class PlaceFiguresType {
  @Field(() => ID)
  organizationId: string;
  @Field(() => String)
  name: string;
  @Field(() => String)
  path: string;
  @Field(() => [FigureTileType])
  tiles: FigureTileType[];
}

@ObjectType('WatchListCount')
export class WatchListCountType {
  @Field(() => WatchListName)
  list: WatchListName;
  @Field(() => Int)
  orders: number;
}

@ObjectType('BadReviewLoop', { description: 'What became of bad reviews' })
export class BadReviewLoopType {
  @Field(() => Int)
  badReviews: number;
  @Field(() => Int, { description: 'Rectification handed in' })
  rectified: number;
  @Field(() => Int, { description: 'Rechecked or rated again' })
  rechecked: number;
  @Field(() => Int, { description: 'Of those, satisfied' })
  turnedSatisfied: number;
  @Field(() => Boolean, { description: 'Kept from the organisation rated' })
  withheld: boolean;
}

@ObjectType('WatchedDeadline')
export class WatchedDeadlineType {
  @Field(() => String)
  kind: string;
  @Field(() => Date)
  dueAt: Date;
}

@ObjectType('WatchedOrder', { description: 'An order on a watch list; nothing personal' })
export class WatchedOrderType {
  @Field(() => ID)
  orderId: string;
  @Field(() => String)
  code: string;
  @Field(() => String)
  status: string;
  @Field(() => ID)
  communityId: string;
  @Field(() => String)
  community: string;
  @Field(() => ID, { nullable: true })
  claimedBy: string | null;
  @Field(() => String, { nullable: true })
  claimant: string | null;
  @Field(() => String)
  urgency: string;
  @Field(() => Date)
  receivedAt: Date;
  @Field(() => String)
  light: string;
  @Field(() => [WatchedDeadlineType], {
    description: 'Deadlines whose lamp is lit, the longest overdue first',
  })
  deadlines: WatchedDeadlineType[];
}
export const WatchedOrderConnection = connectionOf(WatchedOrderType);

@ObjectType('DashboardChange', { description: 'Figures have moved: ask again' })
export class DashboardChangeType {
  @Field(() => Date)
  at: Date;
}

@ObjectType('Dashboard', { description: 'Live figures: a late rating moves last month’s' })
export class DashboardType {
  @Field(() => FigureState)
  state: FigureState;
  @Field(() => Date)
  asOf: Date;
  @Field(() => FigureScopeType)
  scope: FigureScopeType;
  @Field(() => PeriodType)
  period: PeriodType;
  @Field(() => PeriodType)
  comparedWith: PeriodType;
  @Field(() => Int, { description: 'All orders received, those left out too' })
  orders: number;
  @Field(() => Float, { nullable: true, description: 'Share referred or withdrawn, in no denominator' })
  leftOutShare: number | null;
  @Field(() => Boolean, { description: 'Whether `figureRows` opens the orders behind the tiles' })
  opensRows: boolean;

  /** For the fields below; not in the schema. */
  view: View;
}
