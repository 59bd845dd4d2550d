import { Field, ID, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'The caller is on file no more; what was done stays under this id alone' })
export class MeErased {
  @Field(() => ID)
  personId: string;
}
