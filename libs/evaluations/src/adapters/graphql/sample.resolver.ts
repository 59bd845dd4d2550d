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
import { CurrentActor, DateTime } from '#libs/platform';
import { SampleAudit } from '../../application/sample-audit.service';
import type { SampleFault } from '../../domain/sample-audit';
import { SampleFaultEnum } from './evaluation.enums';

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

@ArgsType()
class CallbackSampleArgs {
  @Field(() => ID)
  @IsUUID()
  streetId: string;

  @Field(() => String, { description: '`2026-11`, local' })
  @Matches(/^\d{4}-(0[1-9]|1[0-2])$/)
  month: string;
}

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
}
