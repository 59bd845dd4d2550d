import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { IsOptional, IsUUID } from 'class-validator';
import { connectionOf, DateTime, PageArgs } from '#libs/platform';

@ArgsType()
export class AuditTrailArgs extends PageArgs {
  @Field(() => ID)
  @IsUUID()
  streetId: string;

  @Field(() => ID, { nullable: true, description: 'Only what was done to this order or evaluation' })
  @IsOptional()
  @IsUUID()
  subjectId?: string | null;
}

@ObjectType('AuditEntry', { description: 'One link of a chain 留痕, without the words' })
export class AuditEntryType {
  @Field(() => ID)
  id: string;
  @Field(() => ID)
  subjectId: string;
  @Field(() => String)
  subjectType: string;
  @Field(() => Int)
  seq: number;
  @Field(() => DateTime)
  at: Date;
  @Field(() => String, { description: 'PERSON, TOKEN or SYSTEM' })
  actorKind: string;
  @Field(() => ID, { nullable: true })
  actorPersonId: string | null;
  @Field(() => ID, { nullable: true })
  onBehalfOfPersonId: string | null;
  @Field(() => String)
  channel: string;
  @Field(() => String, { description: 'The channel in the caller’s language' })
  channelText: string;
  @Field(() => String)
  command: string;
  @Field(() => String, { description: 'The command in the caller’s language' })
  text: string;
  @Field(() => String, { nullable: true })
  fromStatus: string | null;
  @Field(() => String)
  toStatus: string;
  @Field(() => String, { nullable: true, description: 'In the caller’s language' })
  fromStatusText: string | null;
  @Field(() => String, { description: 'In the caller’s language' })
  toStatusText: string;
  @Field(() => String)
  hash: string;
}
export const AuditEntryConnection = connectionOf(AuditEntryType, 'AuditEntry');

@ObjectType({ description: 'The first entry that does not hold' })
export class ChainFault {
  @Field(() => Int)
  seq: number;
  @Field(() => String, { description: 'GAP, PREVIOUS_HASH, HASH, NOTE, HEAD or OWNER' })
  reason: string;
}

@ObjectType('ChainCheck', { description: 'What recomputing one chain came to' })
export class ChainCheckType {
  @Field(() => ID)
  subjectId: string;
  @Field(() => Int, { description: 'Entries read' })
  entries: number;
  @Field(() => ChainFault, { nullable: true, description: 'Null: the chain is whole' })
  fault: ChainFault | null;
}
