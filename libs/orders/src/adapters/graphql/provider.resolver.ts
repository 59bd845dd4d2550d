import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { normalizeDigits } from '#libs/kernel';
import { OrderCaller } from './order-caller.decorator';
import { OrderGateway, type Caller } from './order-gateway.service';
import {
  DecideExtensionInput,
  FinishServiceInput,
  InterruptServiceInput,
  OfferAssignmentInput,
  OrderCommandInput,
  OrganizationCommandInput,
  ReasonInput,
  RecordContactInput,
  RequestExtensionInput,
  ScheduleOrderInput,
  StartServiceInput,
} from './order.inputs';
import { ClaimOrderResult, OrderResult } from './order.results';
import { defined } from './without-nulls';

/** What organisations and volunteers do with orders. */
@Resolver()
export class ProviderResolver {
  constructor(private readonly gateway: OrderGateway) {}

  @Mutation(() => ClaimOrderResult, {
    description: '接单: exactly one wins; the others are told who and may wait in line',
  })
  claimOrder(@OrderCaller() caller: Caller, @Args('input') input: OrganizationCommandInput) {
    return this.gateway.run(caller, input, { name: 'claimOrder', organizationId: input.organizationId });
  }

  @Mutation(() => OrderResult, { description: '排队' })
  waitInLine(@OrderCaller() caller: Caller, @Args('input') input: OrganizationCommandInput) {
    return this.gateway.run(caller, input, { name: 'waitInLine', organizationId: input.organizationId });
  }

  @Mutation(() => OrderResult, { description: '退出排队' })
  leaveLine(@OrderCaller() caller: Caller, @Args('input') input: OrganizationCommandInput) {
    return this.gateway.run(caller, input, { name: 'leaveLine', organizationId: input.organizationId });
  }

  @Mutation(() => OrderResult, { description: '接受邀约' })
  acceptInvitation(@OrderCaller() caller: Caller, @Args('input') input: OrderCommandInput) {
    return this.gateway.run(caller, input, { name: 'acceptInvitation' });
  }

  @Mutation(() => OrderResult, { description: '婉拒邀约, with a reason' })
  declineInvitation(@OrderCaller() caller: Caller, @Args('input') input: ReasonInput) {
    return this.gateway.run(caller, input, { name: 'declineInvitation', reason: input.reason });
  }

  @Mutation(() => OrderResult, { description: '约时间' })
  scheduleOrder(@OrderCaller() caller: Caller, @Args('input') input: ScheduleOrderInput) {
    const { appointedAt, residentAgreed, comingMyself } = input;
    return this.gateway.run(caller, input, {
      name: 'scheduleOrder',
      appointedAt,
      residentAgreed,
      comingMyself,
    });
  }

  @Mutation(() => OrderResult, { description: '退单, with a reason' })
  releaseOrder(@OrderCaller() caller: Caller, @Args('input') input: ReasonInput) {
    return this.gateway.run(caller, input, { name: 'releaseOrder', reason: input.reason });
  }

  @Mutation(() => OrderResult, { description: '记录联系' })
  recordContact(@OrderCaller() caller: Caller, @Args('input') input: RecordContactInput) {
    return this.gateway.run(caller, input, {
      name: 'recordContact',
      reached: input.reached,
      ...defined({ note: input.note }),
    });
  }

  @Mutation(() => OrderResult, { description: '派工: ask a volunteer, or a stand-in for one' })
  offerAssignment(@OrderCaller() caller: Caller, @Args('input') input: OfferAssignmentInput) {
    return this.gateway.run(caller, input, {
      name: 'offerAssignment',
      personId: input.personId,
      ...defined({ replacesPersonId: input.replacesPersonId }),
    });
  }

  @Mutation(() => OrderResult, { description: '接受派工' })
  acceptAssignment(@OrderCaller() caller: Caller, @Args('input') input: OrderCommandInput) {
    return this.gateway.run(caller, input, { name: 'acceptAssignment' });
  }

  @Mutation(() => OrderResult, { description: '谢绝派工' })
  declineAssignment(@OrderCaller() caller: Caller, @Args('input') input: ReasonInput) {
    return this.gateway.run(caller, input, { name: 'declineAssignment', reason: input.reason });
  }

  @Mutation(() => OrderResult, { description: '开始服务, with the resident’s start code' })
  startService(@OrderCaller() caller: Caller, @Args('input') input: StartServiceInput) {
    return this.gateway.run(caller, input, { name: 'startService', code: normalizeDigits(input.code) });
  }

  @Mutation(() => OrderResult, { description: '完成服务, with the resident’s finish code or declared' })
  finishService(@OrderCaller() caller: Caller, @Args('input') input: FinishServiceInput) {
    const code = input.code ? normalizeDigits(input.code) : undefined;
    return this.gateway.run(caller, input, { name: 'finishService', ...defined({ code, note: input.note }) });
  }

  @Mutation(() => OrderResult, { description: '改日再来: a part is missing, a second visit is needed' })
  interruptService(@OrderCaller() caller: Caller, @Args('input') input: InterruptServiceInput) {
    return this.gateway.run(caller, input, {
      name: 'interruptService',
      reason: input.reason,
      appointedAt: input.appointedAt,
    });
  }

  @Mutation(() => OrderResult, { description: '申请延期, once, the resident told' })
  requestExtension(@OrderCaller() caller: Caller, @Args('input') input: RequestExtensionInput) {
    const { workingDays, reason, residentTold } = input;
    return this.gateway.run(caller, input, { name: 'requestExtension', workingDays, reason, residentTold });
  }

  @Mutation(() => OrderResult, { description: '审批延期' })
  decideExtension(@OrderCaller() caller: Caller, @Args('input') input: DecideExtensionInput) {
    return this.gateway.run(caller, input, {
      name: 'decideExtension',
      granted: input.granted,
      reason: input.reason,
    });
  }
}
