/** How an operation reaches the product: over HTTP to a running API, or inside this process. The story knows no other way to act. */
export type Send = (
  query: string,
  variables: Readonly<Record<string, unknown>>,
  from: Caller,
) => Promise<Answer>;

export interface Caller {
  readonly token?: string;
  /** The address the call seems to come from: limits on sign-in are counted by it. */
  readonly address?: string;
}

export interface Answer {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/** What a mutation came to. `node` is what it answers; a refusal has the product's own code and words. */
export type Outcome =
  | { readonly ok: true; readonly node: Readonly<Record<string, unknown>> & { readonly __typename: string } }
  | { readonly ok: false; readonly code: string; readonly message: string };

interface SchemaAnswer {
  readonly __schema: {
    readonly mutationType: {
      readonly fields: readonly {
        readonly name: string;
        readonly args: readonly {
          readonly name: string;
          readonly type: { readonly ofType: { readonly name: string } | null };
        }[];
      }[];
    };
  };
}

/** GraphQL as the story's people use it: every mutation with its one `input`, every refusal as a value. */
export class Api {
  private constructor(
    private readonly send: Send,
    private readonly inputs: ReadonlyMap<string, string>,
  ) {}

  static async open(send: Send): Promise<Api> {
    const { data, errors } = await send(
      '{ __schema { mutationType { fields { name args { name type { ofType { name } } } } } } }',
      {},
      {},
    );
    if (!data) throw new Error(`the API does not tell its schema: ${errors?.[0]?.message}`);
    const { fields } = (data as unknown as SchemaAnswer).__schema.mutationType;
    return new Api(
      send,
      new Map(
        fields.map(({ name, args }) => [
          name,
          args.find((arg) => arg.name === 'input')?.type.ofType?.name ?? '',
        ]),
      ),
    );
  }

  /** Whether the API has this mutation. */
  has(mutation: string): boolean {
    return this.inputs.has(mutation);
  }

  /** @param fields selected on success, with their type: `... on OrderPlaced { order { id } }` */
  async mutate(
    mutation: string,
    input: Readonly<Record<string, unknown>>,
    from: Caller,
    fields = '',
  ): Promise<Outcome> {
    const type = this.inputs.get(mutation);
    if (!type) return { ok: false, code: 'NO_SUCH_MUTATION', message: mutation };
    const { data, errors } = await this.send(
      `mutation ($input: ${type}!) { done: ${mutation}(input: $input) { __typename ${fields} ... on UserError { code message } } }`,
      { input },
      from,
    );
    if (errors?.[0])
      return { ok: false, code: errors[0].extensions?.code ?? 'ERROR', message: errors[0].message };
    const node = data?.['done'] as { __typename: string; code?: string; message?: string } & Record<
      string,
      unknown
    >;
    return REFUSALS.has(node.__typename)
      ? { ok: false, code: String(node.code), message: String(node.message) }
      : { ok: true, node };
  }

  /** @throws Error when the API refuses: what the story reads it may read */
  async query<T>(query: string, variables: Readonly<Record<string, unknown>>, from: Caller): Promise<T> {
    const { data, errors } = await this.send(query, variables, from);
    if (errors?.[0] || !data)
      throw new Error(`${errors?.[0]?.extensions?.code ?? ''} ${errors?.[0]?.message ?? 'no data'}`.trim());
    return data as T;
  }
}

const REFUSALS = new Set(['CommandRefused', 'OrderAlreadyClaimed']);
