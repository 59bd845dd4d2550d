import type { ValidationError } from 'class-validator';
import type { Text } from '#libs/kernel';
import type { InputProblem } from './expected-error';
import { type BrokenRule, INPUT_SENTENCES, OTHER_SENTENCE } from './input-sentences';

/** A rule may bring its own sentences: `@Matches(CODE, { context: { message: text(…), wayOut: text(…) } })`. */
export interface InputRuleContext {
  readonly message?: Text;
  readonly wayOut?: Text;
}

/** The sentences for a broken rule on a field. */
export function inputProblem(field: string, rule: string, facts: Partial<BrokenRule> = {}): InputProblem {
  const broken: BrokenRule = { numbers: facts.numbers ?? [], choices: facts.choices ?? [] };
  const { message, wayOut } = INPUT_SENTENCES[rule] ?? OTHER_SENTENCE;
  return { field, message: message(field, broken), wayOut: wayOut(broken) };
}

/** class-validator's tree of errors as a list of fields, one problem per field: the first that makes the others moot. */
export function inputProblems(errors: readonly ValidationError[], parent = ''): InputProblem[] {
  return errors.flatMap((error) => {
    const field = join(parent, error.property);
    const own = Object.keys(error.constraints ?? {}).sort(byWeight)[0];
    const nested = inputProblems(error.children ?? [], field);
    return own === undefined ? nested : [brokenRule(error, field, own), ...nested];
  });
}

function brokenRule(error: ValidationError, field: string, rule: string): InputProblem {
  const told = error.constraints![rule]!.replace(error.property, '');
  const problem = inputProblem(field, rule, {
    numbers: told.match(/-?\d+(?:\.\d+)?/g) ?? [],
    choices: /values: (.+)$/.exec(told)?.[1]?.split(/,\s*/) ?? [],
  });
  const context = error.contexts?.[rule] as InputRuleContext | undefined;
  return {
    ...problem,
    ...(context?.message && { message: context.message }),
    ...(context?.wayOut && { wayOut: context.wayOut }),
  };
}

/** What is missing or of the wrong kind comes before what is too long or of the wrong form. */
const FIRST = [
  'isDefined',
  'isNotEmpty',
  'arrayNotEmpty',
  'isString',
  'isInt',
  'isNumber',
  'isArray',
  'isBoolean',
];
const weight = (rule: string) => (FIRST.includes(rule) ? FIRST.indexOf(rule) : FIRST.length);
const byWeight = (a: string, b: string) => weight(a) - weight(b);

/** `input` + `items` → `input.items`; `input.items` + `2` → `input.items[2]`. */
export function join(parent: string, property: string): string {
  if (parent === '') return property;
  return /^\d+$/.test(property) ? `${parent}[${property}]` : `${parent}.${property}`;
}
