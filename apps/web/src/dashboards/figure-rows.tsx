import { useState } from 'react';
import { useClient } from 'urql';
import { DashboardRowsDocument, type DashboardRowsQuery, type TileFragment } from '../generated/graphql';
import { useLiveQuery } from '../shared/client/use-live-query';
import { Button } from '../shared/ui/button';
import { Sheet } from '../shared/ui/sheet';
import { QueryState } from '../shared/ui/states';
import { count } from './numbers';
import { words } from './texts';
import type { View } from './view';

type Page = DashboardRowsQuery['figureRows'];

interface FigureRowsProps {
  readonly tile: TileFragment;
  readonly view: View;
  readonly onClose: () => void;
}

/** The orders behind a tile; their sums are the tile (handbook §5). */
export function FigureRows({ tile, view: { input }, onClose }: FigureRowsProps) {
  const client = useClient();
  const figure = tile.definition.key;
  const first = useLiveQuery(DashboardRowsDocument, { variables: { figure, input }, live: false });
  const [later, setLater] = useState<readonly Page[]>([]);
  const more = async (after: string) => {
    const { data } = await client.query(DashboardRowsDocument, { figure, input, after }).toPromise();
    if (data) setLater((pages) => [...pages, data.figureRows]);
  };
  return (
    <Sheet open onClose={onClose} title={words('rows', { name: tile.definition.name })}>
      <p className="muted">{words('rowsHint')}</p>
      <QueryState of={first}>
        {({ figureRows }) => {
          const pages = [figureRows, ...later];
          const last = pages.at(-1)!.pageInfo;
          return (
            <>
              <div className="dash-scroll" tabIndex={0} role="region" aria-label={words('openRows')}>
                <table className="dash-table">
                  <thead>
                    <tr>
                      <th scope="col">{words('rowCode')}</th>
                      <th scope="col">{words('rowDay')}</th>
                      <th scope="col">{words('rowCommunity')}</th>
                      <th scope="col" className="number">
                        {words('rowCounts')}
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    {pages
                      .flatMap(({ nodes }) => nodes)
                      .map(({ orderId, code, day, community, numerator, denominator }) => (
                        <tr key={orderId}>
                          <th scope="row">{code}</th>
                          <td>{day}</td>
                          <td>{community}</td>
                          <td className="number">
                            {count(numerator)} / {count(denominator)}
                          </td>
                        </tr>
                      ))}
                  </tbody>
                </table>
              </div>
              {last.hasNextPage && (
                <Button onClick={() => void more(last.endCursor!)}>{words('more')}</Button>
              )}
            </>
          );
        }}
      </QueryState>
    </Sheet>
  );
}
