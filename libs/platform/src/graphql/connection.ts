import type { Type } from '@nestjs/common';
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { decodeCursor, encodeCursor, type Keyset } from './keyset';

export const MAX_PAGE_SIZE = 100;
const DEFAULT_PAGE_SIZE = 20;

/** Arguments of every list: `@Args() page: PageArgs`. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: DEFAULT_PAGE_SIZE, description: `How many, 1 to ${MAX_PAGE_SIZE}` })
  @IsInt()
  @Min(1)
  @Max(MAX_PAGE_SIZE)
  first: number = DEFAULT_PAGE_SIZE;

  @Field(() => String, { nullable: true, description: 'The endCursor of the page before' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  after?: string | null;
}

/** A page as a service reads it: fetch `limit` rows (one more than shown) past `after`. */
export interface PageRequest {
  readonly first: number;
  readonly limit: number;
  readonly after: Keyset | null;
}

export function pageRequest(args: PageArgs): PageRequest {
  const first = Math.min(Math.max(args.first, 1), MAX_PAGE_SIZE);
  return { first, limit: first + 1, after: args.after ? decodeCursor(args.after) : null };
}

@ObjectType()
class PageInfo {
  @Field(() => Boolean)
  hasNextPage: boolean;

  @Field(() => String, { nullable: true, description: 'Hand it back as `after` for the next page' })
  endCursor: string | null;
}

export interface Edge<Node> {
  readonly cursor: string;
  readonly node: Node;
}

/** One page. There is no total count: it would cost a scan of everything. */
export interface Connection<Node> {
  readonly edges: Edge<Node>[];
  readonly nodes: Node[];
  readonly pageInfo: PageInfo;
}

const connections = new Map<string, Type<Connection<unknown>>>();

/**
 * The connection type of a node type: `class OrderConnection extends connectionOf(ServiceOrder) {}` is not needed, use
 * the returned class itself: `export const ServiceOrderConnection = connectionOf(ServiceOrder)`.
 * `name` is the node's GraphQL name; by default the class name without a trailing `Type` or `Object`.
 */
export function connectionOf<Node>(
  NodeType: Type<Node>,
  name: string = NodeType.name.replace(/(Type|Object)$/, ''),
): Type<Connection<Node>> {
  const known = connections.get(name);
  if (known) return known as Type<Connection<Node>>;

  @ObjectType(`${name}Edge`)
  class NodeEdge implements Edge<Node> {
    @Field(() => String)
    cursor: string;

    @Field(() => NodeType)
    node: Node;
  }

  @ObjectType(`${name}Connection`)
  class NodeConnection implements Connection<Node> {
    @Field(() => [NodeEdge])
    edges: NodeEdge[];

    @Field(() => [NodeType], { description: 'The same nodes without their cursors' })
    nodes: Node[];

    @Field(() => PageInfo)
    pageInfo: PageInfo;
  }

  connections.set(name, NodeConnection);
  return NodeConnection;
}

/** Cuts `limit` rows back to the page and maps them; the surplus row only tells that there is more. */
export function toConnection<Row, Node>(
  rows: readonly Row[],
  page: PageRequest,
  keyOf: (row: Row) => Keyset,
  toNode: (row: Row) => Node,
): Connection<Node> {
  const shown = rows.slice(0, page.first);
  const edges = shown.map((row) => ({ cursor: encodeCursor(keyOf(row)), node: toNode(row) }));
  return {
    edges,
    nodes: edges.map((edge) => edge.node),
    pageInfo: { hasNextPage: rows.length > page.first, endCursor: edges.at(-1)?.cursor ?? null },
  };
}
