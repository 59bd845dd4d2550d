import { Tree, type TreeDataNode } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { useClient } from 'urql';
import { ConsoleBranchDocument } from '../../generated/graphql';
import { useParams } from '../kit/search-params';
import { useOffice } from '../place';
import { words } from '../texts/words';
import { OrganizationDetail } from './organization-detail';

/** 支部与志愿者: the tree of organisations, and who does what in each. */
export function PeoplePage() {
  const { place } = useOffice();
  const [params, change] = useParams();
  const chosen = params.get('org') ?? place.id;
  const [changes, setChanges] = useState(0);
  return (
    <>
      <h1>{words('people')}</h1>
      <div className="split">
        <nav className="card" aria-label={words('organizations')}>
          <OrganizationTree
            key={`${place.id}${changes}`}
            chosen={chosen}
            onChoose={(id) => change({ org: id === place.id ? null : id })}
          />
        </nav>
        <OrganizationDetail key={chosen} id={chosen} onShape={() => setChanges(changes + 1)} />
      </div>
    </>
  );
}

interface OrganizationTreeProps {
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}

/** Branches are fetched as they are opened: a district has thousands of organisations. */
function OrganizationTree({ chosen, onChoose }: OrganizationTreeProps) {
  const { place } = useOffice();
  const client = useClient();
  const [tree, setTree] = useState<TreeDataNode[]>([{ key: place.id, title: place.name }]);
  const load = useCallback(
    async (id: string) => {
      const { data } = await client
        .query(ConsoleBranchDocument, { id }, { requestPolicy: 'network-only' })
        .toPromise();
      const children = (data?.organization?.children ?? []).map((child) => ({
        key: child.id,
        title: child.active ? child.name : words('endedName', { name: child.name }),
      }));
      setTree((before) => grow(before, id, children));
    },
    [client],
  );
  useEffect(() => void load(place.id), [load, place.id]);
  return (
    <Tree
      aria-label={words('organizations')}
      blockNode
      virtual={false}
      motion={false}
      treeData={tree}
      defaultExpandedKeys={[place.id]}
      selectedKeys={[chosen]}
      loadData={async ({ key, children }) => {
        if (!children) await load(String(key));
      }}
      onSelect={(_, { node }) => onChoose(String(node.key))}
    />
  );
}

const grow = (nodes: readonly TreeDataNode[], id: string, children: TreeDataNode[]): TreeDataNode[] =>
  nodes.map((node) =>
    node.key === id
      ? { ...node, children, isLeaf: children.length === 0 }
      : node.children
        ? { ...node, children: grow(node.children, id, children) }
        : node,
  );
