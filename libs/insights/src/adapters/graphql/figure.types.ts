import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '#libs/platform';
import { FigureDirection, FigureUnit, IntervalMethod, PeriodGrain } from './insight.enums';

@ObjectType('FigureDefinition', {
  description: 'One figure, defined once for screens, exports and documents',
})
export class FigureDefinitionType {
  @Field(() => String, { description: 'SATISFACTION' })
  key: string;
  @Field(() => String)
  name: string;
  @Field(() => String, { description: 'In words' })
  formula: string;
  @Field(() => String, { nullable: true, description: 'What is counted above the line' })
  numerator: string | null;
  @Field(() => String, { nullable: true })
  denominator: string | null;
  @Field(() => String, { description: 'What is in neither' })
  leftOut: string;
  @Field(() => FigureUnit)
  unit: FigureUnit;
  @Field(() => FigureDirection)
  direction: FigureDirection;
  @Field(() => IntervalMethod)
  interval: IntervalMethod;
  @Field(() => Boolean, { description: 'Whether it can be asked of one organisation that serves' })
  ofOrganization: boolean;
}

@ObjectType('Period')
export class PeriodType {
  @Field(() => PeriodGrain)
  grain: PeriodGrain;
  @Field(() => String, { description: '2026-11-22, 2026-W47, 2026-11, 2026-Q4, 2026' })
  key: string;
  @Field(() => String, { description: 'First day' })
  from: string;
  @Field(() => String, { description: 'Last day' })
  to: string;
}

@ObjectType('FigureInterval')
export class FigureIntervalType {
  @Field(() => Float)
  lower: number;
  @Field(() => Float)
  upper: number;
}

@ObjectType('ComparedFigure', { description: 'The same figure in the period compared with' })
export class ComparedFigureType {
  @Field(() => Float)
  numerator: number;
  @Field(() => Float)
  denominator: number;
  @Field(() => Float, { nullable: true })
  value: number | null;
  @Field(() => Float, { nullable: true, description: 'Now less then' })
  change: number | null;
}

@ObjectType('FigureTile')
export class FigureTileType {
  @Field(() => FigureDefinitionType)
  definition: FigureDefinitionType;
  @Field(() => Float, {
    nullable: true,
    description: '0 to 1; null where nothing is in the denominator, or withheld',
  })
  value: number | null;
  @Field(() => Float)
  numerator: number;
  @Field(() => Float, { description: 'Also the sample’s size' })
  denominator: number;
  @Field(() => FigureIntervalType, { nullable: true })
  interval: FigureIntervalType | null;
  @Field(() => Float, { nullable: true, description: 'Share of all orders that no denominator holds' })
  leftOutShare: number | null;
  @Field(() => Boolean, { description: 'Fewer than ten: do not judge by it' })
  sampleTooSmall: boolean;
  @Field(() => Boolean, {
    description: 'Kept from the organisation rated: so few that a rater could be guessed',
  })
  withheld: boolean;
  @Field(() => ComparedFigureType, { nullable: true })
  compared: ComparedFigureType | null;
}

@ObjectType('TimeBin')
export class TimeBinType {
  @Field(() => Float)
  fromHours: number;
  @Field(() => Float)
  toHours: number;
  @Field(() => Int)
  orders: number;
}

@ObjectType('ComparedTimes')
export class ComparedTimesType {
  @Field(() => Int)
  sampleSize: number;
  @Field(() => Float, { nullable: true })
  medianHours: number | null;
  @Field(() => Float, { nullable: true })
  p90Hours: number | null;
}

@ObjectType('TimeTile', {
  description: 'How long it took; median and P90 come from fixed bins, at most 5 % off',
})
export class TimeTileType {
  @Field(() => FigureDefinitionType)
  definition: FigureDefinitionType;
  @Field(() => Int)
  sampleSize: number;
  @Field(() => Float, { nullable: true })
  medianHours: number | null;
  @Field(() => Float, { nullable: true })
  p90Hours: number | null;
  @Field(() => [TimeBinType], { description: 'Empty ones left out' })
  bins: TimeBinType[];
  @Field(() => ComparedTimesType, { nullable: true })
  compared: ComparedTimesType | null;
}

@ObjectType('TrendPoint')
export class TrendPointType {
  @Field(() => PeriodType)
  period: PeriodType;
  @Field(() => Float, { nullable: true })
  value: number | null;
  @Field(() => Float)
  numerator: number;
  @Field(() => Float)
  denominator: number;
  @Field(() => FigureIntervalType, { nullable: true })
  interval: FigureIntervalType | null;
  @Field(() => Boolean)
  withheld: boolean;
}

@ObjectType('FigureTrend')
export class FigureTrendType {
  @Field(() => FigureDefinitionType)
  definition: FigureDefinitionType;
  @Field(() => [TrendPointType])
  points: TrendPointType[];
}

@ObjectType('FigureRow', { description: 'One order behind a tile; numerators and denominators add up to it' })
export class FigureRowType {
  @Field(() => ID)
  orderId: string;
  @Field(() => String)
  code: string;
  @Field(() => String, { description: 'Local day it was received' })
  day: string;
  @Field(() => ID)
  communityId: string;
  @Field(() => String)
  community: string;
  @Field(() => String, { nullable: true })
  category: string | null;
  @Field(() => String)
  channel: string;
  @Field(() => String)
  status: string;
  @Field(() => String, { nullable: true })
  outcome: string | null;
  @Field(() => Float)
  numerator: number;
  @Field(() => Float)
  denominator: number;
}
export const FigureRowConnection = connectionOf(FigureRowType);
