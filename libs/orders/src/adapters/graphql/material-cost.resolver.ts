import { Args, Field, InputType, Int, Mutation, Resolver } from '@nestjs/graphql';
import { IsInt, IsString, Length, Max, Min } from 'class-validator';
import { OrderCaller } from './order-caller.decorator';
import { OrderGateway, type Caller } from './order-gateway.service';
import { NoteInput, OrderCommandInput } from './order.inputs';
import { OrderResult } from './order.results';
import { defined } from './without-nulls';

@InputType()
export class ProposeMaterialCostInput extends OrderCommandInput {
  @Field(() => Int, { description: 'In fen, 1/100 yuan' })
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  amountFen: number;

  @Field(() => String, { description: 'Which material: 水龙头一个' })
  @IsString()
  @Length(1, 200)
  what: string;
}

/** Material costs are settled before the service begins; the service itself is free. */
@Resolver()
export class MaterialCostResolver {
  constructor(private readonly gateway: OrderGateway) {}

  @Mutation(() => OrderResult, { description: '提出材料费, before the service begins; the resident decides' })
  proposeMaterialCost(@OrderCaller() caller: Caller, @Args('input') input: ProposeMaterialCostInput) {
    const { amountFen, what } = input;
    return this.gateway.run(caller, input, { name: 'proposeMaterialCost', amountFen, what });
  }

  @Mutation(() => OrderResult, { description: '收回材料费' })
  withdrawMaterialCost(@OrderCaller() caller: Caller, @Args('input') input: OrderCommandInput) {
    return this.gateway.run(caller, input, { name: 'withdrawMaterialCost' });
  }

  @Mutation(() => OrderResult, { description: '同意材料费' })
  agreeMaterialCost(@OrderCaller() caller: Caller, @Args('input') input: OrderCommandInput) {
    return this.gateway.run(caller, input, { name: 'agreeMaterialCost' });
  }

  @Mutation(() => OrderResult, { description: '不同意材料费' })
  declineMaterialCost(@OrderCaller() caller: Caller, @Args('input') input: NoteInput) {
    return this.gateway.run(caller, input, {
      name: 'declineMaterialCost',
      ...defined({ reason: input.note }),
    });
  }
}
