import { buildSchema, NoSchemaIntrospectionCustomRule, specifiedRules } from 'graphql';
import { InvalidDocumentError, KnownDocuments } from './known-documents';

const schema = buildSchema('type Query { one: Int } type Subscription { ticks: Int }');
const open = () => new KnownDocuments(schema, [...specifiedRules, NoSchemaIntrospectionCustomRule], 20);

describe('KnownDocuments', () => {
  it('shares one document between all who send the same text', () => {
    const documents = open();
    const first = documents.read('subscription a { ticks }');
    expect(documents.read('subscription a { ticks }')).toBe(first);
    expect(documents.read('subscription b { ticks }')).not.toBe(first);
  });

  it('refuses a text that breaks a rule each time it comes', () => {
    const documents = open();
    for (let n = 0; n < 2; n++) {
      expect(() => documents.read('{ two }')).toThrow(InvalidDocumentError);
      expect(() => documents.read('{ __schema { description } }')).toThrow(InvalidDocumentError);
    }
  });

  it('refuses a text that is too long or no document', () => {
    const documents = open();
    expect(() => documents.read(`{ ${'one '.repeat(30)} }`)).toThrow(/20 tokens/);
    expect(() => documents.read('{')).toThrow(/Syntax Error/);
  });

  it('forgets what it knows rather than grow without end', () => {
    const documents = open();
    const first = documents.read('{ one }');
    for (let n = 0; n < 200; n++) documents.read(`query q${n} { one }`);
    expect(documents.read('{ one }')).not.toBe(first);
  });
});
