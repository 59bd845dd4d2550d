import {
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
  parse,
  validate,
  type ValidationRule,
} from 'graphql';

/** More than our screens have subscriptions; where any operation is taken, those before are forgotten. */
const REMEMBERED = 200;

/**
 * Documents by their text, read and checked once: a thousand subscriptions to one operation share one document, and what is
 * remembered of it (`CostLimit`).
 */
export class KnownDocuments {
  private readonly sound = new Map<string, DocumentNode>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly rules: readonly ValidationRule[],
    private readonly maxTokens: number,
  ) {}

  /** @throws GraphQLError when the text is no document, InvalidDocumentError when it breaks a rule. */
  read(text: string): DocumentNode {
    const known = this.sound.get(text);
    if (known) return known;
    const document = parse(text, { maxTokens: this.maxTokens });
    const problems = validate(this.schema, document, this.rules);
    if (problems.length > 0) throw new InvalidDocumentError(problems);
    if (this.sound.size >= REMEMBERED) this.sound.clear();
    this.sound.set(text, document);
    return document;
  }
}

export class InvalidDocumentError extends Error {
  constructor(readonly problems: readonly GraphQLError[]) {
    super('the operation is not valid');
  }
}
