import {
  Args,
  ArgsType,
  Field,
  ID,
  Int,
  ObjectType,
  Query,
  registerEnumType,
  Resolver,
} from '@nestjs/graphql';
import { IsUUID, Matches } from 'class-validator';
import type { PersonActor } from '#libs/kernel';
import {
  connectionOf,
  CurrentActor,
  DateTime,
  PageArgs,
  pageRequest,
  toConnection,
  type Connection,
} from '#libs/platform';
import { SampleAudit, type SampledOrder } from '../../application/sample-audit.service';
import type { CallbackResult, CallbackStatus } from '../../domain/callbacks';
import type { SampleFault } from '../../domain/sample-audit';
import type { Drawn } from '../../domain/sampling';
import { CallbackResultEnum, CallbackStatusEnum, DrawnEnum, SampleFaultEnum } from './evaluation.enums';

registerEnumType(DrawnEnum, {
  name: 'SampleDraw',
  description: 'By which rule an order was drawn',
  valuesMap: {
    LOT: { description: 'Its lot' },
    TOP_UP: { description: 'Without it, less than a tenth would have been drawn' },
  },
});
registerEnumType(SampleFaultEnum, {
  name: 'SampleFault',
  description: 'What is wrong with a month’s sample',
  valuesMap: {
    SEED_NOT_COMMITTED: { description: 'The seed is not the one whose hash was published' },
    DRAWN_OTHERWISE: { description: 'An order was drawn, or spared, against its lot' },
    LIST_CHANGED: { description: 'The list is not the one its hash was kept of' },
    COUNTS_DIFFER: { description: 'The list and the counts kept of it differ' },
    CALL_MISSING: { description: 'An order was drawn and has no callback' },
    CALL_NOT_DRAWN: { description: 'A callback says it was drawn, and the list does not' },
    ORDER_LEFT_OUT: { description: 'An order that closed in the month never stood for the draw' },
  },
});

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

@ArgsType()
class CallbackSampleArgs {
  @Field(() => ID)
  @IsUUID()
  streetId: string;

  @Field(() => String, { description: '`2026-11`, local' })
  @Matches(MONTH)
  month: string;
}

@ArgsType()
class SampledOrdersArgs extends PageArgs {
  @Field(() => ID)
  @IsUUID()
  streetId: string;

  @Field(() => String, { description: '`2026-11`, local' })
  @Matches(MONTH)
  month: string;
}

@ObjectType('SampledOrder', { description: 'An order a month’s blind sample called, and what became of it' })
class SampledOrderType {
  @Field(() => ID, { description: 'One draw of one round of an order' })
  id: string;

  @Field(() => ID)
  orderId: string;

  @Field(() => String)
  orderCode: string;

  @Field(() => Int, { description: 'Its place among those that stood for the draw, from 1' })
  number: number;

  @Field(() => DrawnEnum)
  drawnBy: Drawn;

  @Field(() => DateTime)
  drawnAt: Date;

  @Field(() => CallbackStatusEnum, { nullable: true, description: 'Null: its call is missing' })
  status: CallbackStatus | null;

  @Field(() => CallbackResultEnum, { nullable: true })
  result: CallbackResult | null;
}
const SampledOrderConnection = connectionOf(SampledOrderType, 'SampledOrder');

@ObjectType('CallbackSample', {
  description: '抽查: a month’s blind sample, drawn again from what was written down',
})
class CallbackSampleType {
  @Field(() => String)
  month: string;

  @Field(() => String, { description: 'SHA-256 of the seed, shown before the month begins' })
  commitment: string;

  @Field(() => DateTime)
  committedAt: Date;

  @Field(() => Boolean, { description: 'Committed before the month began: all but a street’s first month' })
  committedAhead: boolean;

  @Field(() => String, { nullable: true, description: 'Shown once the month is over' })
  seed: string | null;

  @Field(() => Int, { description: 'Closed orders that stood for the draw' })
  eligible: number;

  @Field(() => Int)
  drawn: number;

  @Field(() => String, { description: 'Fixes every order that stood for the draw, and in which order' })
  listHash: string;

  @Field(() => [SampleFaultEnum], { description: 'Found by drawing again; empty: the sample holds' })
  faults: readonly SampleFault[];
}

/** 抽查, open to those who must be able to trust it. */
@Resolver()
export class SampleResolver {
  constructor(private readonly audit: SampleAudit) {}

  @Query(() => CallbackSampleType, {
    nullable: true,
    description: 'Draws a month’s sample again. Null where no seed of that month has been committed to',
  })
  callbackSample(
    @CurrentActor() actor: PersonActor,
    @Args() { streetId, month }: CallbackSampleArgs,
  ): Promise<CallbackSampleType | null> {
    return this.audit.verify(actor, streetId, month);
  }

  @Query(() => SampledOrderConnection, {
    description: 'Whom a month’s draw called, in the order of drawing; none before the month is over',
  })
  async sampledOrders(
    @CurrentActor() actor: PersonActor,
    @Args() args: SampledOrdersArgs,
  ): Promise<Connection<SampledOrderType>> {
    const page = pageRequest(args);
    const rows = await this.audit.sampled(actor, args.streetId, args.month, page);
    return toConnection(rows, page, ({ drawnAt, orderId }) => ({ createdAt: drawnAt, id: orderId }), toNode);
  }
}

const toNode = ({ position, round, ...row }: SampledOrder): SampledOrderType => ({
  ...row,
  id: `${row.orderId}:${round}`,
  number: position + 1,
});
