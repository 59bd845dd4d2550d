import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { OrderCaller } from './order-caller.decorator';
import { OrderGateway, type Caller } from './order-gateway.service';
import {
  ConfirmOrderInput,
  NoteInput,
  OrderCommandInput,
  ReasonInput,
  ReportNoShowInput,
  SuspendOrderInput,
  TextInput,
} from './order.inputs';
import { OrderResult } from './order.results';
import { defined } from './without-nulls';

/** What residents do, or somebody does for them. A slip's holder may do most of it without an account. */
@Resolver()
export class ResidentResolver {
  constructor(private readonly gateway: OrderGateway) {}

  @Mutation(() => OrderResult, { description: '补充情况' })
  supplyInfo(@OrderCaller() caller: Caller, @Args('input') input: TextInput) {
    return this.gateway.run(caller, input, { name: 'supplyInfo', text: input.text });
  }

  @Mutation(() => OrderResult, { description: '撤单, before the service begins' })
  cancelOrder(@OrderCaller() caller: Caller, @Args('input') input: ReasonInput) {
    return this.gateway.run(caller, input, { name: 'cancelOrder', reason: input.reason });
  }

  @Mutation(() => OrderResult, { description: '催单' })
  urgeOrder(@OrderCaller() caller: Caller, @Args('input') input: NoteInput) {
    return this.gateway.run(caller, input, { name: 'urgeOrder', ...defined({ note: input.note }) });
  }

  @Mutation(() => OrderResult, { description: '确认: solved, or another round' })
  confirmOrder(@OrderCaller() caller: Caller, @Args('input') input: ConfirmOrderInput) {
    const { resolved, anotherTeam, note } = input;
    return this.gateway.run(caller, input, {
      name: 'confirmOrder',
      resolved,
      anotherTeam,
      ...defined({ note }),
    });
  }

  @Mutation(() => OrderResult, { description: '对转介提出异议, within five working days' })
  disputeReferral(@OrderCaller() caller: Caller, @Args('input') input: ReasonInput) {
    return this.gateway.run(caller, input, { name: 'disputeReferral', reason: input.reason });
  }

  @Mutation(() => OrderResult, { description: '报告未到: who did not come' })
  reportNoShow(@OrderCaller() caller: Caller, @Args('input') input: ReportNoShowInput) {
    return this.gateway.run(caller, input, {
      name: 'reportNoShow',
      absent: input.absent,
      ...defined({ note: input.note }),
    });
  }

  @Mutation(() => OrderResult, { description: '接受候补名额' })
  acceptPlace(@OrderCaller() caller: Caller, @Args('input') input: OrderCommandInput) {
    return this.gateway.run(caller, input, { name: 'acceptPlace' });
  }

  @Mutation(() => OrderResult, { description: '放弃候补名额' })
  declinePlace(@OrderCaller() caller: Caller, @Args('input') input: OrderCommandInput) {
    return this.gateway.run(caller, input, { name: 'declinePlace' });
  }

  @Mutation(() => OrderResult, { description: '备注' })
  addNote(@OrderCaller() caller: Caller, @Args('input') input: NoteInput) {
    return this.gateway.run(caller, input, { name: 'addNote', note: input.note ?? '' });
  }

  @Mutation(() => OrderResult, { description: '挂起, with an explanation and a date' })
  suspendOrder(@OrderCaller() caller: Caller, @Args('input') input: SuspendOrderInput) {
    return this.gateway.run(caller, input, {
      name: 'suspendOrder',
      reason: input.reason,
      until: input.until,
    });
  }
}
