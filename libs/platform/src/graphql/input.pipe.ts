import { type ArgumentMetadata, Injectable, type PipeTransform, ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { type InputProblem, InvalidInputError } from './expected-error';
import { inputProblem, inputProblems, join } from './input-problems';

/** Longest text of any field that sets no limit of its own, in characters. */
export const MAX_TEXT_LENGTH = 10_000;
const MAX_PROBLEMS = 20;

/** NUL and the other C0 controls but tab, line feed and carriage return: PostgreSQL refuses the first, nobody types the rest. */
// eslint-disable-next-line no-control-regex -- control characters are exactly what is looked for
const UNKEEPABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/**
 * Checks every argument of every resolver: first that its texts can be kept at all, then the rules on its class.
 * Whatever is wrong becomes one InvalidInputError that names all fields at fault. Runs before anything is written.
 */
@Injectable()
export class InputPipe implements PipeTransform<unknown, unknown> {
  async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    // what our own decorators take from the request (the actor, the language) is no input
    if (metadata.type === 'custom') return value;
    const name = metadata.data ?? '';
    refuse(textProblems(value, name));
    return pipeFor(name).transform(value, metadata);
  }
}

/** One ValidationPipe per argument name, because only the name tells the path of the fields inside. */
const pipes = new Map<string, ValidationPipe>();

function pipeFor(name: string): ValidationPipe {
  let pipe = pipes.get(name);
  if (!pipe) {
    pipe = new ValidationPipe({
      transform: true,
      whitelist: false,
      validationError: { target: false, value: false },
      exceptionFactory: (errors: ValidationError[]) => invalid(inputProblems(errors, name)),
    });
    pipes.set(name, pipe);
  }
  return pipe;
}

function refuse(problems: InputProblem[]): void {
  if (problems.length > 0) throw invalid(problems);
}

function invalid(problems: InputProblem[]): InvalidInputError {
  const [first = inputProblem('input', 'unknown'), ...others] = problems.slice(0, MAX_PROBLEMS);
  return new InvalidInputError(first, ...others);
}

function textProblems(value: unknown, field: string): InputProblem[] {
  if (typeof value === 'string') {
    if (UNKEEPABLE.test(value)) return [inputProblem(field, 'controlCharacters')];
    if (value.length > MAX_TEXT_LENGTH)
      return [inputProblem(field, 'maxLength', { numbers: [String(MAX_TEXT_LENGTH)] })];
    return [];
  }
  if (Array.isArray(value)) return value.flatMap((entry, i) => textProblems(entry, join(field, String(i))));
  if (typeof value === 'object' && value !== null && !(value instanceof Date)) {
    return Object.entries(value).flatMap(([key, entry]) => textProblems(entry, join(field, key)));
  }
  return [];
}
