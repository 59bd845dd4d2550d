import { type GraphQLError, Kind, parse, visit } from 'graphql';
import type { InputProblem } from './expected-error';
import { inputProblem, join } from './input-problems';

/** What a message of graphql-js about a value says, without the value itself. */
const REASONS: readonly [pattern: RegExp, rule: string][] = [
  [/Field "(?:[\w.]+\.)?(\w+)" of required type ".*" was not provided\.$/, 'isDefined'],
  [/Field "(\w+)" is not defined by type ".*"\./, 'unknown'],
  [
    /(?:Expected non-nullable type|Expected value of type) ".*!"(?: not to be null|, found null)\.$/,
    'isDefined',
  ],
  [/of (?:required|non-null) type ".*" (?:was not provided|must not be null)\.$/, 'isDefined'],
  [/is required, but it was not provided\.$/, 'isDefined'],
  [/(?:does not exist in|Enum) ".*"(?: enum| cannot represent)/, 'isEnum'],
  [/\bInt cannot represent/, 'isInt'],
  [/\bFloat cannot represent/, 'isNumber'],
  [/\bBoolean cannot represent/, 'isBoolean'],
  [/\b(?:String|ID) cannot represent/, 'isString'],
  [/DateTime must be|Expected (?:value of )?type "DateTime/, 'isDate'],
  [/Expected (?:value of )?type ".*"(?: to be an object|, found)/, 'isObject'],
];

/**
 * The field at fault when GraphQL itself could not read a value: from a variable ("Variable "$input" got invalid value …
 * at "input.phone"; …") or from a literal. Null when the error is about something else. The value is never repeated.
 */
export function coercionProblem(error: GraphQLError): InputProblem | null {
  const { message } = error;
  const variable = /^Variable "\$(\w+)"/.exec(message)?.[1];
  // quotes inside the value are escaped, so the first bare path is the real one
  const located = variable ? / at "([\w.[\]]+)"; (.*)$/s.exec(message) : null;
  const reason = located?.[2] ?? message;
  for (const [pattern, rule] of REASONS) {
    const match = pattern.exec(reason);
    if (!match) continue;
    const place = variable ? (located?.[1] ?? variable) : placeOf(error);
    const named = match[1] ?? /argument "(\w+)"/.exec(message)?.[1];
    const field = named && !`.${place}`.endsWith(`.${named}`) ? join(place, named) : place;
    return inputProblem(field || 'input', rule);
  }
  return null;
}

/** The path of argument and field names around the place in the document that the error points to. */
function placeOf(error: GraphQLError): string {
  const target = error.nodes?.[0]?.loc?.start ?? error.positions?.[0];
  if (!error.source || target === undefined) return '';
  let found: string[] = [];
  const path: string[] = [];
  const within = {
    enter: (node: { loc?: { start: number; end: number }; name: { value: string } }) => {
      path.push(node.name.value);
      if (node.loc && node.loc.start <= target && target < node.loc.end) found = [...path];
    },
    leave: () => void path.pop(),
  };
  visit(parse(error.source), { [Kind.ARGUMENT]: within, [Kind.OBJECT_FIELD]: within });
  return found.reduce((parent, name) => join(parent, name), '');
}
