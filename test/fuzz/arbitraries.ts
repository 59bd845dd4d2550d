import fc from 'fast-check';
import {
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isScalarType,
  type GraphQLInputType,
} from 'graphql';
import type { Operation } from '../support/api/operations';
import { CHINESE_STRINGS } from './chinese-strings';
import naughty from './strings/naughty.json';

/** One field of an operation's variables, put to another value or left out. */
export interface Change {
  readonly path: readonly string[];
  readonly value: unknown;
  /** Whether the value is of the field's type, so that it may well reach a service. */
  readonly isTyped: boolean;
}

/** What an input makes of a valid call: changes to some of its fields, by somebody, in a language. */
export interface Recipe {
  readonly changes: readonly Change[];
  /** Below WHO: which caller. */
  readonly who: number;
  readonly language: 'zh' | 'en';
}

export const WHO = 10_000;

/** Left out, not null. */
export const LEFT_OUT = Symbol('left out');

const strings = fc.constantFrom(...naughty, ...CHINESE_STRINGS);
const shortStrings = fc.constantFrom(
  ...[...naughty, ...CHINESE_STRINGS].filter((one) => one.trim() !== '' && [...one].length <= 60),
);
const words = fc.oneof(
  shortStrings,
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
  fc.constantFrom('三楼水管漏了', '请尽快', '2026-11-10', '08:30', 'gjz/xzz/c01/', '08:30-11:30,13:00-17:00'),
);
const moments = fc.oneof(
  fc
    .date({
      min: new Date('2026-10-01T00:00:00Z'),
      max: new Date('2027-12-31T00:00:00Z'),
      noInvalidDate: true,
    })
    .map((date) => date.toISOString()),
  fc.constantFrom('2026-11-05T10:00:00+08:00', '1970-01-01T00:00:00Z', '9999-12-31T23:59:59Z'),
);
const numbers = fc.oneof(fc.constantFrom(0, 1, -1, 5, 100, 101, 2147483647, -2147483648), fc.nat(1000));
const notAtAll: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(
    null,
    LEFT_OUT,
    {},
    [],
    [null],
    [[]],
    '',
    0,
    -0,
    1.5,
    1e308,
    true,
    { toString: 1 },
    { __proto__: {} },
  ),
  strings,
  fc.constantFrom('2026-02-30T00:00:00Z', '2026-11-05', 'tomorrow', '+275760-09-13T00:00:00.001Z', '０'),
);

/** Values of a type. */
function typed(type: GraphQLInputType): fc.Arbitrary<unknown> {
  if (isNonNullType(type)) return typed(type.ofType);
  if (isListType(type)) return fc.array(typed(type.ofType), { maxLength: 4 });
  if (isEnumType(type)) return fc.constantFrom(...type.getValues().map(({ name }) => name));
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    const required = fields.filter((field) => isNonNullType(field.type) && field.defaultValue === undefined);
    return fc.record(Object.fromEntries(fields.map((field) => [field.name, typed(field.type)])), {
      requiredKeys: required.map(({ name }) => name),
    });
  }
  if (!isScalarType(type)) throw new Error(`no values for ${String(type)}`);
  switch (type.name) {
    case 'Boolean':
      return fc.boolean();
    case 'Int':
      return numbers;
    case 'Float':
      return fc.double({ noNaN: true, noDefaultInfinity: true });
    case 'ID':
      return fc.oneof({ weight: 4, arbitrary: fc.uuid() }, { weight: 1, arbitrary: words });
    case 'DateTime':
      return moments;
    default:
      return fc.oneof({ weight: 4, arbitrary: words }, { weight: 1, arbitrary: strings });
  }
}

/** Every field of the variables, the nested ones too. */
function leaves(type: GraphQLInputType, path: readonly string[]): [readonly string[], GraphQLInputType][] {
  const bare: GraphQLInputType = isNonNullType(type) ? type.ofType : type;
  if (!isInputObjectType(bare)) return [[path, type]];
  return Object.values(bare.getFields()).flatMap((field) => leaves(field.type, [...path, field.name]));
}

/** Inputs of one operation. Most changes keep the type: they get past the schema and meet the services. */
export function recipesFor({ field }: Operation): fc.Arbitrary<Recipe> {
  const places = field.args.flatMap(({ name, type }) => leaves(type, [name]));
  const whoAndHow = {
    who: fc.noBias(fc.nat(WHO - 1)),
    language: fc.constantFrom('zh' as const, 'en' as const),
  };
  if (places.length === 0) return fc.record({ changes: fc.constant([]), ...whoAndHow });
  const change: fc.Arbitrary<Change> = fc.oneof(
    {
      weight: 5,
      arbitrary: fc.oneof(
        ...places.map(([path, type]) => typed(type).map((value): Change => ({ path, value, isTyped: true }))),
      ),
    },
    {
      weight: 1,
      arbitrary: fc.oneof(
        ...places.map(([path]) => notAtAll.map((value): Change => ({ path, value, isTyped: false }))),
      ),
    },
  );
  return fc.record({
    changes: fc.array(change, { minLength: 1, maxLength: 3, size: 'max' }),
    ...whoAndHow,
  });
}

/** The variables with the changes made; the original stays as it was. */
export function changed(
  variables: Record<string, unknown>,
  changes: readonly Change[],
): Record<string, unknown> {
  const copy = structuredClone(variables);
  for (const { path, value } of changes) {
    let at = copy;
    for (const name of path.slice(0, -1)) {
      if (typeof at[name] !== 'object' || at[name] === null || Array.isArray(at[name])) at[name] = {};
      at = at[name] as Record<string, unknown>;
    }
    if (value === LEFT_OUT) delete at[path.at(-1)!];
    else at[path.at(-1)!] = value;
  }
  return copy;
}
