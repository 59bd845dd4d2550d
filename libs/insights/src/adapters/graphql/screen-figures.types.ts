import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { RankedOrganizationType } from './dashboard.types';
import { FigureTileType, PeriodType } from './figure.types';

@ObjectType('ScreenDay')
export class ScreenDayType {
  @Field(() => String, { description: 'Local day: 2026-11-22' })
  day: string;
  @Field(() => Int)
  received: number;
  @Field(() => Int, { description: 'Of those received that day, closed by now' })
  closed: number;
}

@ObjectType('ScreenCategory')
export class ScreenCategoryType {
  @Field(() => String)
  name: string;
  @Field(() => Int)
  orders: number;
}

@ObjectType('ScreenFigures', {
  description: 'A street’s month so far, for everybody to see: sums and names of organisations alone',
})
export class ScreenFiguresType {
  @Field(() => ID)
  streetId: string;
  @Field(() => String)
  street: string;
  @Field(() => Date)
  asOf: Date;
  @Field(() => PeriodType)
  month: PeriodType;
  @Field(() => Int, { description: 'Received this month' })
  orders: number;
  @Field(() => Int, { description: 'Received in the whole month before' })
  ordersBefore: number;
  @Field(() => [FigureTileType])
  tiles: FigureTileType[];
  @Field(() => [ScreenDayType], { description: 'The last thirty days, today last' })
  trend: ScreenDayType[];
  @Field(() => [ScreenCategoryType], { description: 'This month’s orders, the most asked for first' })
  categories: ScreenCategoryType[];
  @Field(() => PeriodType, { description: 'What the ranking is over' })
  rankedOver: PeriodType;
  @Field(() => [RankedOrganizationType], {
    description: 'Party branches by share of good ratings, up to ten',
  })
  ranking: RankedOrganizationType[];
}
