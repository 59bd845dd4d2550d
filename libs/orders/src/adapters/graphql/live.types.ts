import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ServiceOrderType } from './order.types';

export enum LiveKind {
  /** An order as it is now. */
  ORDER = 'ORDER',
  /** An order that is no longer among those shown. */
  GONE = 'GONE',
  /** An emergency notice: read `emergencyNotices`. */
  EMERGENCY = 'EMERGENCY',
  /** Something may have been missed (at the start, after a loss of the line): read the list again. */
  RESYNC = 'RESYNC',
}
registerEnumType(LiveKind, {
  name: 'LiveKind',
  valuesMap: {
    ORDER: { description: 'An order as it is now' },
    GONE: { description: 'An order that is no longer among those shown' },
    EMERGENCY: { description: 'An emergency notice: read `emergencyNotices`' },
    RESYNC: {
      description:
        'Something may have been missed (at the start, after a loss of the line): read the list again',
    },
  },
});

@ObjectType('LiveChange', { description: 'What changed on a screen of many orders' })
export class LiveChangeType {
  @Field(() => LiveKind)
  kind: LiveKind;
  @Field(() => ID, { nullable: true, description: 'The order, or the notice' })
  subjectId: string | null;
  @Field(() => ServiceOrderType, { nullable: true })
  order: ServiceOrderType | null;

  static of(
    kind: LiveKind,
    subjectId: string | null = null,
    order: ServiceOrderType | null = null,
  ): LiveChangeType {
    return Object.assign(new LiveChangeType(), { kind, subjectId, order });
  }
}
