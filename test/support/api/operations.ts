import {
  astFromValue,
  buildSchema,
  getNamedType,
  isAbstractType,
  isLeafType,
  isObjectType,
  print,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import { apiSchema } from '../../../apps/api/src/schema';

export type OperationKind = 'query' | 'mutation' | 'subscription';

/** One field of the schema's root types, and a document that gives it with all its arguments as variables. */
export interface Operation {
  readonly kind: OperationKind;
  readonly name: string;
  readonly field: GraphQLField<unknown, unknown>;
  readonly document: string;
}

/** Every operation the API has, by name; read from the source, so that nobody has to keep a list. */
export async function allOperations(): Promise<{
  readonly schema: GraphQLSchema;
  readonly operations: ReadonlyMap<string, Operation>;
}> {
  const schema = buildSchema(await apiSchema());
  const roots = [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
    ['subscription', schema.getSubscriptionType()],
  ] as const;
  const operations = roots.flatMap(([kind, type]) =>
    Object.values(type?.getFields() ?? {}).map((field): Operation => ({
      kind,
      name: field.name,
      field,
      document: documentOf(schema, kind, field),
    })),
  );
  return { schema, operations: new Map(operations.map((operation) => [operation.name, operation])) };
}

function documentOf(
  schema: GraphQLSchema,
  kind: OperationKind,
  field: GraphQLField<unknown, unknown>,
): string {
  const variables = field.args
    .map(({ name, type, defaultValue }) => {
      const usual = defaultValue === undefined ? null : astFromValue(defaultValue, type);
      return `$${name}: ${type.toString()}${usual ? ` = ${print(usual)}` : ''}`;
    })
    .join(', ');
  const given = field.args.map(({ name }) => `${name}: $${name}`).join(', ');
  const call = `${field.name}${given && `(${given})`} ${selection(schema, field.type, 2)}`;
  return `${kind} ${field.name}${variables && `(${variables})`} { ${call} }`;
}

/** All that costs little: leaves, and objects to a depth that the API's own limits allow. */
function selection(schema: GraphQLSchema, type: GraphQLOutputType, depth: number): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return '';
  if (!isAbstractType(named)) return `{ ${fieldsOf(schema, named as GraphQLObjectType, depth, new Map())} }`;
  const taken = new Map<string, string>();
  const members = [...schema.getPossibleTypes(named)].sort((a, b) => refusalsFirst(a) - refusalsFirst(b));
  const parts = members.map(
    (member) => `... on ${member.name} { ${fieldsOf(schema, member, depth - 1, taken)} }`,
  );
  return `{ __typename ${parts.join(' ')} }`;
}

const refusalsFirst = (type: GraphQLObjectType): number => (type.name === 'CommandRefused' ? 0 : 1);

/** @param taken names that members of one union have asked for, with their types: two may not differ */
function fieldsOf(
  schema: GraphQLSchema,
  type: GraphQLObjectType,
  depth: number,
  taken: Map<string, string>,
): string {
  const isConnection = type.name.endsWith('Connection');
  const wanted = Object.values(type.getFields()).filter((field) => {
    if (field.args.some((arg) => arg.type.toString().endsWith('!') && arg.defaultValue === undefined))
      return false;
    if (isConnection && field.name === 'edges') return false;
    const before = taken.get(field.name);
    if (before !== undefined && before !== field.type.toString()) return false;
    const named = getNamedType(field.type);
    return isLeafType(named) || (depth > 0 && isObjectType(named));
  });
  for (const field of wanted) taken.set(field.name, field.type.toString());
  const parts = wanted.map((field) => `${field.name} ${selection(schema, field.type, depth - 1)}`.trim());
  return ['__typename', ...parts].join(' ');
}
