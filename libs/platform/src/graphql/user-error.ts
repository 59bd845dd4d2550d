import { createUnionType, Field, InterfaceType, ObjectType } from '@nestjs/graphql';
import type { Type } from '@nestjs/common';
import type { Language, Refusal } from '#libs/kernel';

/** An expected reason why a command was not carried out, in the caller's language. */
@InterfaceType({
  description: 'An expected reason why a command was not carried out, in the language of the caller',
  resolveType: () => CommandRefused,
})
export abstract class UserError {
  @Field(() => String, { description: 'Stable, for programs: ORDER_ALREADY_CLAIMED' })
  code: string;

  @Field(() => String, { description: 'For people: what stands in the way' })
  message: string;

  @Field(() => String, { description: 'For people: what to do now' })
  wayOut: string;

  @Field(() => String, { nullable: true, description: 'The input field at fault, where there is one' })
  field: string | null;
}

/** The one member of command unions that stands for every refusal; `code` tells them apart. */
@ObjectType({ implements: () => [UserError], description: 'The command was refused; nothing has changed' })
export class CommandRefused implements UserError {
  @Field(() => String)
  code: string;

  @Field(() => String)
  message: string;

  @Field(() => String)
  wayOut: string;

  @Field(() => String, { nullable: true })
  field: string | null;

  static of(refusal: Refusal, language: Language): CommandRefused {
    return Object.assign(new CommandRefused(), {
      code: refusal.code,
      message: refusal.message[language],
      wayOut: refusal.wayOut[language],
      field: refusal.field ?? null,
    });
  }
}

/** A domain refusal as the union member a client reads. */
export function toUserError(refusal: Refusal, language: Language): CommandRefused {
  return CommandRefused.of(refusal, language);
}

/**
 * The union a command answers: what it made, or why not. The made value may be a plain object.
 * `const ClaimOrderResult = outcomeOf('ClaimOrderResult', () => ServiceOrder)`
 */
export function outcomeOf<T>(name: string, made: () => Type<T>): T | CommandRefused {
  return createUnionType({
    name,
    types: () => [made(), CommandRefused] as const,
    resolveType: (value: unknown) => (value instanceof CommandRefused ? CommandRefused : made()),
  });
}
