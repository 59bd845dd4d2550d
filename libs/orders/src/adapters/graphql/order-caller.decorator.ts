import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { RequestContext } from '#libs/platform';
import type { Caller } from './order-gateway.service';

/** Who calls and in which language; who may call is decided by the command path. */
export const OrderCaller = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const { actor, language } = GqlExecutionContext.create(context).getContext<RequestContext>();
  return { actor, language };
});
