import { ArgsType, Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { IsString, IsUUID, Length } from 'class-validator';
import { connectionOf, DateTime, outcomeOf, PageArgs } from '#libs/platform';
import { TEACHABLE } from '../../domain/street-words';
import { KeyedInput } from './shelf.inputs';

@ObjectType('StreetWords', { description: 'How people of this street say it, and what they mean' })
export class StreetWordsType {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  streetId: string;

  @Field(() => String, { description: `Chinese name of a service, or one of ${TEACHABLE.join(', ')}` })
  target: string;

  @Field(() => String)
  utterance: string;

  @Field(() => DateTime)
  createdAt: Date;
}

export const StreetWordsConnection = connectionOf(StreetWordsType, 'StreetWords');
export const StreetWordsResult = outcomeOf('StreetWordsResult', () => StreetWordsType);

@ArgsType()
export class StreetWordsArgs extends PageArgs {
  @Field(() => ID)
  @IsUUID()
  streetId: string;
}

@InputType()
export class AddStreetWordsInput extends KeyedInput {
  @Field(() => ID)
  @IsUUID()
  streetId: string;

  @Field(() => String, { description: `Chinese name of a service, or one of ${TEACHABLE.join(', ')}` })
  @IsString()
  @Length(1, 60)
  target: string;

  @Field(() => String, { description: 'As people say it; no names, numbers or addresses of anybody' })
  @IsString()
  @Length(2, 200)
  utterance: string;
}

@InputType()
export class RemoveStreetWordsInput extends KeyedInput {
  @Field(() => ID)
  @IsUUID()
  streetWordsId: string;
}
