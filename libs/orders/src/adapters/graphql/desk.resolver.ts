import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { OrderCommand } from '../../domain/command';
import { OrderCaller } from './order-caller.decorator';
import { OrderGateway, type Caller } from './order-gateway.service';
import {
  NoteInput,
  OrganizationCommandInput,
  ReasonInput,
  RecordDeskCallInput,
  ReferOrderInput,
  ReviewedInput,
  SummonDepartmentsInput,
  TriageOrderInput,
} from './order.inputs';
import { OrderResult } from './order.results';
import { defined } from './without-nulls';

/** What desks, streets and districts do with orders. Every mutation is one command of the workflow. */
@Resolver()
export class DeskResolver {
  constructor(private readonly gateway: OrderGateway) {}

  @Mutation(() => OrderResult, { description: '受理: accept, invite, ask back or refer' })
  triageOrder(@OrderCaller() caller: Caller, @Args('input') input: TriageOrderInput) {
    const { decision, organizationId, question, referral, urgency, itemId } = input;
    const command = {
      name: 'triageOrder',
      decision,
      ...defined({
        organizationId,
        question,
        urgency,
        itemId,
        referral: referral && defined({ ...referral }),
      }),
    };
    return this.gateway.run(caller, input, command as OrderCommand);
  }

  @Mutation(() => OrderResult, { description: '转介: for what is found later' })
  referOrder(@OrderCaller() caller: Caller, @Args('input') input: ReferOrderInput) {
    return this.gateway.run(caller, input, {
      name: 'referOrder',
      referral: defined({ ...input.referral }),
    } as OrderCommand);
  }

  @Mutation(() => OrderResult, { description: '邀约: ask an organisation; it may decline' })
  inviteOrganization(@OrderCaller() caller: Caller, @Args('input') input: OrganizationCommandInput) {
    return this.gateway.run(caller, input, {
      name: 'inviteOrganization',
      organizationId: input.organizationId,
    });
  }

  @Mutation(() => OrderResult, { description: '撤回邀约' })
  withdrawInvitation(@OrderCaller() caller: Caller, @Args('input') input: ReasonInput) {
    return this.gateway.run(caller, input, { name: 'withdrawInvitation', reason: input.reason });
  }

  @Mutation(() => OrderResult, { description: '约请部门' })
  summonDepartments(@OrderCaller() caller: Caller, @Args('input') input: SummonDepartmentsInput) {
    const { departments, expectedAt, reason } = input;
    return this.gateway.run(caller, input, { name: 'summonDepartments', departments, expectedAt, reason });
  }

  @Mutation(() => OrderResult, { description: '立项: unmet for now, tried again at the review date' })
  convertToProject(@OrderCaller() caller: Caller, @Args('input') input: ReviewedInput) {
    return this.gateway.run(caller, input, {
      name: 'convertToProject',
      reason: input.reason,
      reviewAt: input.reviewAt,
    });
  }

  @Mutation(() => OrderResult, { description: '暂无法满足: with a written reason and a review date' })
  markUnmet(@OrderCaller() caller: Caller, @Args('input') input: ReviewedInput) {
    return this.gateway.run(caller, input, {
      name: 'markUnmet',
      reason: input.reason,
      reviewAt: input.reviewAt,
    });
  }

  @Mutation(() => OrderResult, {
    description: '收回: takes the claim from an organisation once the order is red',
  })
  revokeClaim(@OrderCaller() caller: Caller, @Args('input') input: ReasonInput) {
    return this.gateway.run(caller, input, { name: 'revokeClaim', reason: input.reason });
  }

  @Mutation(() => OrderResult, {
    description: '记录去电: the desk’s call to a resident who did not answer or was not there',
  })
  recordDeskCall(@OrderCaller() caller: Caller, @Args('input') input: RecordDeskCallInput) {
    const { reached, keep, note } = input;
    return this.gateway.run(caller, input, { name: 'recordDeskCall', reached, keep, ...defined({ note }) });
  }

  @Mutation(() => OrderResult, { description: '恢复' })
  resumeOrder(@OrderCaller() caller: Caller, @Args('input') input: NoteInput) {
    return this.gateway.run(caller, input, { name: 'resumeOrder', ...defined({ note: input.note }) });
  }
}
