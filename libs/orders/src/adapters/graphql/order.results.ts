import { createUnionType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Language, Refusal } from '#libs/kernel';
import { CommandRefused, outcomeOf, UserError } from '#libs/platform';
import { OrderCardType, OrderContactType, OrderReceiptType, ServiceOrderType } from './order.types';

@ObjectType({
  implements: () => [UserError],
  description: 'Somebody else was first; the caller may wait in line',
})
export class OrderAlreadyClaimed implements UserError {
  @Field(() => String)
  code: string;
  @Field(() => String)
  message: string;
  @Field(() => String)
  wayOut: string;
  @Field(() => String, { nullable: true })
  field: string | null;
  @Field(() => String)
  claimedBy: string;
  @Field(() => Int, { description: 'How many wait in line already' })
  waiting: number;

  static of(refusal: Refusal, language: Language): OrderAlreadyClaimed {
    return Object.assign(new OrderAlreadyClaimed(), {
      code: refusal.code,
      message: refusal.message[language],
      wayOut: refusal.wayOut[language],
      field: null,
      claimedBy: String(refusal.details?.['claimedBy'] ?? ''),
      waiting: Number(refusal.details?.['waiting'] ?? 0),
    });
  }
}

@ObjectType({ description: 'The order was opened; the receipt goes on the slip' })
export class OrderPlaced {
  @Field(() => ServiceOrderType)
  order: ServiceOrderType;
  @Field(() => OrderReceiptType)
  receipt: OrderReceiptType;
}

@ObjectType({
  description:
    'Danger to life is no order: call this number now; somebody from the desk phones back within 3 minutes',
})
export class EmergencyDetected {
  @Field(() => ID, { description: 'The notice the desk answers' })
  noticeId: string;
  @Field(() => String, { description: '110, 119 or 120' })
  call: string;
  @Field(() => String)
  message: string;
  @Field(() => Date)
  callBackBy: Date;
}

export const OrderResult = outcomeOf('OrderResult', () => ServiceOrderType);
export const OrderCardResult = outcomeOf('OrderCardResult', () => OrderCardType);
export const OrderContactResult = outcomeOf('OrderContactResult', () => OrderContactType);

export const ClaimOrderResult = createUnionType({
  name: 'ClaimOrderResult',
  types: () => [ServiceOrderType, OrderAlreadyClaimed, CommandRefused] as const,
});
export const PlaceOrderResult = createUnionType({
  name: 'PlaceOrderResult',
  types: () => [OrderPlaced, EmergencyDetected, CommandRefused] as const,
});
