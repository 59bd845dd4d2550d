import { BadRequestException } from '@nestjs/common';
import { text } from '#libs/kernel';
import { InvalidInputError } from './expected-error';

/** SQLSTATE class 22, "data exception": a value has not the form its type asks for (an id that is no UUID, a NUL in a text). */
const DATA_EXCEPTION = /^22/;

/**
 * Every value a statement is given comes from the caller or was read from the database: one that the database cannot read is bad
 * input that no field's own rule has caught. So is what a pipe of Nest refuses. Null for all other errors.
 */
export function unreadableValue(cause: unknown): InvalidInputError | null {
  if (!(cause instanceof BadRequestException) && !DATA_EXCEPTION.test(sqlStateOf(cause))) return null;
  return new InvalidInputError({
    field: '',
    message: text('有一项内容的写法不对', 'One of the values is not written as it must be'),
    wayOut: text(
      '请从列表中重新选择，或检查后再提交',
      'Choose it from the list again, or check what you entered',
    ),
  });
}

/** As the driver gives it, or behind TypeORM's wrapping. */
function sqlStateOf(cause: unknown): string {
  const { code, driverError } = (cause ?? {}) as { code?: unknown; driverError?: { code?: unknown } };
  const state = driverError?.code ?? code;
  return typeof state === 'string' && state.length === 5 ? state : '';
}
