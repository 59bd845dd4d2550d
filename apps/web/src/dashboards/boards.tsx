import { useState } from 'react';
import { DashboardBoardDocument, type DashboardPageQuery } from '../generated/graphql';
import { useLiveQuery } from '../shared/client/use-live-query';
import { dayAndTime } from '../shared/display/moments';
import { Button } from '../shared/ui/button';
import { Card } from '../shared/ui/card';
import { QueryState } from '../shared/ui/states';
import { Sheet } from '../shared/ui/sheet';
import { words } from './texts';
import type { View } from './view';

type Boards = DashboardPageQuery['dashboard']['boards'];
type List = Boards[number]['list'];

/** What stands still now, with the orders behind each number. */
export function BoardsCard({ boards, view }: { readonly boards: Boards; readonly view: View }) {
  const [open, setOpen] = useState<List | null>(null);
  return (
    <Card>
      <h2>{words('boards')}</h2>
      <ul className="dash-steps">
        {boards.map(({ list, orders }) => (
          <li key={list}>
            <b>{orders}</b>
            <Button weight="quiet" onClick={() => setOpen(list)}>
              {words(`board${list}`)}
            </Button>
          </li>
        ))}
      </ul>
      {open && <Board list={open} view={view} onClose={() => setOpen(null)} />}
    </Card>
  );
}

interface BoardProps {
  readonly list: List;
  readonly view: View;
  readonly onClose: () => void;
}

function Board({ list, view: { path, organizationId }, onClose }: BoardProps) {
  const loaded = useLiveQuery(DashboardBoardDocument, { variables: { list, path, organizationId } });
  return (
    <Sheet open onClose={onClose} title={words(`board${list}`)}>
      <QueryState of={loaded}>
        {({ watchList: { nodes } }) =>
          nodes.length === 0 ? (
            <p className="muted">{words('boardEmpty')}</p>
          ) : (
            <div className="dash-scroll" tabIndex={0} role="region" aria-label={words(`board${list}`)}>
              <table className="dash-table">
                <thead>
                  <tr>
                    <th scope="col">{words('rowCode')}</th>
                    <th scope="col">{words('rowCommunity')}</th>
                    <th scope="col">{words('claimant')}</th>
                    <th scope="col">{words('due')}</th>
                  </tr>
                </thead>
                <tbody>
                  {nodes.map(({ orderId, code, community, claimant, deadlines }) => (
                    <tr key={orderId}>
                      <th scope="row">{code}</th>
                      <td>{community}</td>
                      <td>{claimant ?? '–'}</td>
                      <td>{deadlines[0] ? dayAndTime(deadlines[0].dueAt) : '–'}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </QueryState>
    </Sheet>
  );
}
