import './lib/require-node.mjs';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import {
  buildSchema,
  getNamedType,
  isInputType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
  parse,
  print,
  validate,
} from 'graphql';
import { inProject } from './lib/project.mjs';

/**
 * `npm run operations`: writes persisted-operations.json, the only operations production takes: one for every query,
 * mutation and subscription of schema.graphql, with plain fields and one level of what hangs on them. Screens add theirs
 * when they come. `--check` only says whether the file is up to date.
 */
const schema = buildSchema(fs.readFileSync(inProject('schema.graphql'), 'utf8'));
const target = inProject('persisted-operations.json');
const LEVELS = 2;
/** Long or costly fields that a list need not carry; a screen asks for them by an operation of its own. */
const LEFT_OUT = new Set(['edges', 'timeline']);

function selection(type, level, seen) {
  if (isLeafType(type)) return '';
  if (isUnionType(type)) {
    const members = type
      .getTypes()
      .map((member) => `... on ${member.name} ${selection(member, level, seen)}`);
    return `{ __typename ${members.join(' ')} }`;
  }
  if (!isObjectType(type) && !isInterfaceType(type)) return '{ __typename }';
  const fields = Object.values(type.getFields())
    .filter((field) => !field.args.some(isRequiredArgument) && !(LEFT_OUT.has(field.name) && level < LEVELS))
    .map((field) => fieldOf(field, level, seen))
    .filter(Boolean);
  return `{ __typename ${fields.join(' ')} }`;
}

function fieldOf(field, level, seen) {
  const type = getNamedType(field.type);
  if (isLeafType(type)) return field.name;
  if (field.name === 'edges') return '';
  // a connection is no level of its own, and no type is shown inside itself
  const below =
    /Connection$|^nodes$|^PageInfo$/.test(type.name) || field.name === 'nodes' ? level : level - 1;
  if (below < 0 || seen.includes(type.name)) return '';
  return `${field.name} ${selection(type, below, [...seen, type.name])}`;
}

function operation(kind, field) {
  const args = field.args.filter((argument) => isInputType(argument.type));
  const variables = args.map(({ name, type }) => `$${name}: ${type}`).join(', ');
  const given = args.map(({ name }) => `${name}: $${name}`).join(', ');
  const name = field.name[0].toUpperCase() + field.name.slice(1);
  const type = getNamedType(field.type);
  const text = `${kind} ${name}${variables && `(${variables})`} { ${field.name}${given && `(${given})`} ${selection(type, LEVELS, [type.name])} }`;
  const faults = validate(schema, withAliases(parse(text)));
  if (faults.length > 0) throw new Error(`${name}: ${faults[0].message}`);
  return print(withAliases(parse(text)));
}

/** Members of a union may have a field of one name and two types: such a field goes by the member's name too. */
function withAliases(document) {
  const clash = (faults) => faults.find((fault) => /conflict/.test(fault.message));
  if (!clash(validate(schema, document))) return document;
  const visit = (node, member) => {
    for (const part of node.selectionSet?.selections ?? []) {
      if (part.kind === 'Field' && member && part.name.value !== '__typename' && !part.alias) {
        part.alias = { kind: 'Name', value: `${member}_${part.name.value}` };
      }
      visit(
        part,
        part.kind === 'InlineFragment'
          ? part.typeCondition.name.value
          : part.kind === 'Field'
            ? undefined
            : member,
      );
    }
  };
  for (const definition of document.definitions) visit(definition);
  return document;
}

const kinds = [
  ['query', schema.getQueryType()],
  ['mutation', schema.getMutationType()],
  ['subscription', schema.getSubscriptionType()],
];
const texts = kinds.flatMap(([kind, root]) =>
  Object.values(root?.getFields() ?? {}).map((field) => operation(kind, field)),
);
const manifest = Object.fromEntries(
  texts.map((text) => [createHash('sha256').update(text).digest('hex'), text]),
);
const json = `${JSON.stringify(manifest, null, 2)}\n`;

if (process.argv.includes('--check')) {
  const upToDate = fs.existsSync(target) && fs.readFileSync(target, 'utf8') === json;
  if (!upToDate) console.error('persisted-operations.json is stale: npm run operations');
  process.exitCode = upToDate ? 0 : 1;
} else {
  fs.writeFileSync(target, json);
  console.log(`${texts.length} operations in persisted-operations.json`);
}
