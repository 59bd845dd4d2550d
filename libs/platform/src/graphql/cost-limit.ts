import { costLimitRule } from '@escape.tech/graphql-armor-cost-limit';
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  TypeInfo,
  type ValidationContext,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { text } from '#libs/kernel';
import { MAX_PAGE_SIZE } from './connection';
import { operationRefused } from './operation-refused';

type Variables = Readonly<Record<string, unknown>> | null | undefined;

/** Verdicts of one document, by the page sizes its variables ask for. */
interface Priced {
  readonly pageVariables: readonly string[];
  readonly affordable: Map<string, boolean>;
}

const REMEMBERED = 200;

/**
 * Refuses operations that cost too much, with armor's way of counting. Armor reads page sizes from literals only, so a
 * page size given as a variable, or left to its default, would be free: it is written into the document first.
 */
export class CostLimit {
  private readonly priced = new WeakMap<OperationDefinitionNode, Priced>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly maxCost: number,
  ) {}

  /** Throws OPERATION_REFUSED (as a GraphQLError answered with 400) when the operation is too dear. */
  check(document: DocumentNode, operation: OperationDefinitionNode, variables: Variables): void {
    const known = this.priced.get(operation);
    if (known) {
      const verdict = known.affordable.get(sizes(known, variables));
      if (verdict !== undefined) return this.answer(verdict);
    }
    const { pages, pageVariables } = this.withPageSizes(document, operation, variables);
    const priced = known ?? { pageVariables, affordable: new Map<string, boolean>() };
    const affordable = this.affords(pages, operation.name?.value);
    if (priced.affordable.size >= REMEMBERED) priced.affordable.clear();
    priced.affordable.set(sizes(priced, variables), affordable);
    this.priced.set(operation, priced);
    this.answer(affordable);
  }

  private answer(affordable: boolean): void {
    if (affordable) return;
    throw operationRefused(
      text('一次查询的数据太多', 'The query asks for too much at once'),
      text('请减少每页条数（first）或去掉不需要的字段', 'Ask for smaller pages (first) or fewer fields'),
    );
  }

  private withPageSizes(document: DocumentNode, operation: OperationDefinitionNode, variables: Variables) {
    const typeInfo = new TypeInfo(this.schema);
    const pageVariables = new Set<string>();
    const defaults = new Map(
      operation.variableDefinitions?.map(({ variable, defaultValue }) => [
        variable.name.value,
        defaultValue?.kind === Kind.INT ? Number(defaultValue.value) : undefined,
      ]),
    );
    const enter = (node: FieldNode): FieldNode | undefined => {
      const first = typeInfo.getFieldDef()?.args.find(({ name }) => name === 'first');
      if (!first) return undefined;
      const given = node.arguments?.find(({ name }) => name.value === 'first')?.value;
      let size: unknown = first.defaultValue;
      if (given?.kind === Kind.INT) size = Number(given.value);
      if (given?.kind === Kind.VARIABLE) {
        pageVariables.add(given.name.value);
        size = variables?.[given.name.value] ?? defaults.get(given.name.value) ?? first.defaultValue;
      }
      // what is no number is refused elsewhere, before it runs
      const value = String(typeof size === 'number' ? Math.max(1, Math.trunc(size)) : MAX_PAGE_SIZE);
      return {
        ...node,
        arguments: [
          {
            kind: Kind.ARGUMENT,
            name: { kind: Kind.NAME, value: 'first' },
            value: { kind: Kind.INT, value },
          },
        ],
      };
    };
    const pages = visit(document, visitWithTypeInfo(typeInfo, { Field: { enter } }));
    return { pages, pageVariables: [...pageVariables] };
  }

  private affords(document: DocumentNode, operationName: string | undefined): boolean {
    const fragments = new Map(
      document.definitions
        .filter((node): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION)
        .map((fragment) => [fragment.name.value, fragment]),
    );
    let affordable = true;
    const visitor = costLimitRule({
      maxCost: this.maxCost,
      flattenFragments: true,
      propagateOnRejection: false,
      onReject: [() => void (affordable = false)],
    })({ getFragment: (name: string) => fragments.get(name) } as ValidationContext);
    const { enter } = (
      visitor as unknown as { OperationDefinition: { enter: (node: OperationDefinitionNode) => void } }
    ).OperationDefinition;
    for (const node of document.definitions) {
      if (node.kind === Kind.OPERATION_DEFINITION && node.name?.value === operationName) enter(node);
    }
    return affordable;
  }
}

const sizes = ({ pageVariables }: Priced, variables: Variables): string =>
  pageVariables.map((name) => JSON.stringify(variables?.[name])).join();
