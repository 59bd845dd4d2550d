import { GraphQLError } from 'graphql';
import { text, type Text } from '#libs/kernel';
import { OperationRefusedError } from './expected-error';

const SMALLER = text('请把查询拆成几个较小的查询', 'Split it into smaller queries');

/** As an error of graphql-js, which Apollo answers with HTTP 400 and the presenter in the caller's language. */
export function operationRefused(message: Text, wayOut: Text = SMALLER): GraphQLError {
  return new GraphQLError(message.en, { originalError: new OperationRefusedError(message, wayOut) });
}
