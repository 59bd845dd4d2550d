import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useCallback, useState } from 'react';
import { useClient, type CombinedError } from 'urql';
import { useLiveQuery } from './use-live-query';

interface Page<Node> {
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null };
}

interface Paged<Node> {
  readonly data: readonly Node[] | undefined;
  readonly error: CombinedError | undefined;
  /** The first page anew; what follows is asked for again. */
  readonly reload: () => void;
  /** Null: that is all. */
  readonly more: (() => void) | null;
}

/** A list that grows: the first page is live, later ones follow when asked for. */
export function usePaged<
  Data,
  Variables extends { after?: string | null },
  Node extends { readonly id: string },
>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Omit<Variables, 'after'>,
  pageOf: (data: Data) => Page<Node>,
): Paged<Node> {
  const client = useClient();
  const first = useLiveQuery(document, { variables: variables as Variables });
  const [later, setLater] = useState<readonly Page<Node>[]>([]);
  const firstPage = first.data && pageOf(first.data);
  const last = later.at(-1) ?? firstPage;
  const after = last?.pageInfo.hasNextPage ? last.pageInfo.endCursor : null;
  const reload = useCallback(() => {
    setLater([]);
    first.reload();
  }, [first.reload]);
  const more = () => {
    void client
      .query(document, { ...variables, after } as Variables)
      .toPromise()
      .then(({ data }) => data && setLater((pages) => [...pages, pageOf(data)]));
  };
  const nodes = firstPage && [firstPage, ...later].flatMap((page) => page.nodes);
  return {
    // an order that moved between pages is shown once
    data: nodes && [...new Map(nodes.map((node) => [node.id, node])).values()],
    error: first.error,
    reload,
    more: after ? more : null,
  };
}
