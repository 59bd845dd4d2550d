import { buildSchema, execute, GraphQLError, parse, validate } from 'graphql';
import { coercionProblem } from './coercion-problem';

const schema = buildSchema(`
  enum Kind { A B }
  input Item { name: String!, count: Int }
  input Order { title: String!, kind: Kind, at: Boolean, items: [Item!], weight: Float }
  type Query { place(input: Order!, note: String): Boolean, number(n: Int!): Boolean }
`);

/** The first error graphql-js itself has with these variables. */
async function withVariable(input: unknown): Promise<GraphQLError> {
  const document = parse('query ($input: Order!) { place(input: $input) }');
  const { errors } = await execute({ schema, document, variableValues: { input } });
  return errors![0]!;
}

const withLiteral = (query: string): GraphQLError => validate(schema, parse(query))[0]!;

describe('a value GraphQL cannot read', () => {
  it.each([
    [{ title: 1 }, 'input.title', '应为文字'],
    [{ title: 'x', kind: 'C' }, 'input.kind', '不在可选范围内'],
    [{ title: 'x', kind: 3 }, 'input.kind', '不在可选范围内'],
    [{ title: 'x', at: 'yes' }, 'input.at', '应为是或否'],
    [{ title: 'x', weight: 'heavy' }, 'input.weight', '应为数字'],
    [{ title: 'x', items: [{ name: 'a' }, { name: 'b', count: 1.5 }] }, 'input.items[1].count', '应为整数'],
    [{ title: 'x', items: [{ name: 'a' }, {}] }, 'input.items[1].name', '没有填写'],
    [{ title: 'x', items: [null] }, 'input.items[0]', '没有填写'],
    [{ title: 'x', items: ['a'] }, 'input.items[0]', '应为一组字段'],
    [{}, 'input.title', '没有填写'],
    [{ title: 'x', other: 1 }, 'input.other', '不认识字段'],
    ['text', 'input', '应为一组字段'],
    [null, 'input', '没有填写'],
    [undefined, 'input', '没有填写'],
    [{ title: { a: '"; Field "title" is evil' } }, 'input.title', '应为文字'],
  ])('in the variable %j is the field %s', async (input, field, sentence) => {
    const problem = coercionProblem(await withVariable(input));
    expect(problem).toMatchObject({ field });
    expect(problem!.message.zh).toContain(sentence);
  });

  it.each([
    ['{ place(input: { title: 3 }) }', 'input.title'],
    ['{ place(input: { title: "x", items: [{ name: 1 }] }) }', 'input.items.name'],
    ['{ place(input: { title: "x", items: [{ count: 1 }] }) }', 'input.items.name'],
    ['{ place(input: { title: "x", kind: C }) }', 'input.kind'],
    ['{ place(input: {}) }', 'input.title'],
    ['{ place(input: null) }', 'input'],
    ['{ place }', 'input'],
    ['{ number(n: "many") }', 'n'],
    ['{ place(input: { title: "x", other: 1 }) }', 'input.other'],
  ])('in the literal %s is the field %s', (query, field) => {
    expect(coercionProblem(withLiteral(query))).toMatchObject({ field });
  });

  it.each([
    '{ nothing }',
    '{ place(input: { title: "x" }) { deeper } }',
    'query ($a: Nothing) { number(n: $a) }',
  ])('is not what is wrong with %s', (query) => {
    expect(coercionProblem(withLiteral(query))).toBeNull();
  });
});
