import './dashboard.css';
import { useEffect, useRef, useState } from 'react';
import { useSubscription } from 'urql';
import {
  DashboardMovesDocument,
  DashboardPageDocument,
  type DashboardPageQuery,
  type TileFragment,
} from '../generated/graphql';
import { useLiveQuery } from '../shared/client/use-live-query';
import { dayAndTime } from '../shared/display/moments';
import { Card } from '../shared/ui/card';
import { Empty, QueryState } from '../shared/ui/states';
import { BoardsCard } from './boards';
import { FigureRows } from './figure-rows';
import { FigureTile } from './figure-tile';
import { HeatMap } from './heat-map';
import { percent } from './numbers';
import { ParityCard } from './parity';
import { PlacesCard } from './places';
import { RankingCard } from './ranking';
import { words } from './texts';
import { TimesCard } from './times';
import { TrendsCard } from './trends';
import { useView, type View } from './view';
import { ViewBar } from './view-bar';

const GATHER_MS = 1000;

interface DashboardProps {
  /** A place's path; or one organisation's id, for what it did itself. */
  readonly path?: string;
  readonly organizationId?: string;
  /** Shows the dashboard of a place below. */
  readonly onPlace?: (organizationId: string) => void;
}

/** Live figures of a place or an organisation (handbook §5); what is looked at is in the address. */
export function Dashboard(home: DashboardProps) {
  const view = useView(home);
  const loaded = useLiveQuery(DashboardPageDocument, {
    variables: { input: view.input, kind: view.kind, rankBy: view.rankBy },
  });
  useMoves(view, loaded.reload);
  return (
    <div className="dash">
      <ViewBar view={view} period={loaded.data?.dashboard.period} />
      <QueryState of={loaded} rows={6}>
        {({ dashboard }) => <Figures dashboard={dashboard} view={view} onPlace={home.onPlace} />}
      </QueryState>
    </div>
  );
}

interface FiguresProps {
  readonly dashboard: DashboardPageQuery['dashboard'];
  readonly view: View;
  readonly onPlace: DashboardProps['onPlace'];
}

function Figures({ dashboard, view, onPlace }: FiguresProps) {
  const [opened, setOpened] = useState<TileFragment | null>(null);
  const { scope, state, asOf, orders, leftOutShare, composite, tiles, opensRows, badReviews } = dashboard;
  return (
    <>
      <div className="row between">
        <div>
          <h1>{scope.name}</h1>
          <p className="muted">
            {words(state === 'LIVE' ? 'live' : 'frozen')} · {words('asOf', { time: dayAndTime(asOf) })}
          </p>
          <p>
            {words('ordersReceived', { n: orders })}
            {leftOutShare !== null && leftOutShare !== undefined && orders > 0 && (
              <span className="muted"> {words('leftOut', { share: percent(leftOutShare) })}</span>
            )}
          </p>
        </div>
      </div>
      {orders === 0 && <Empty title={words('empty')} hint={words('emptyHint')} />}
      <div className="dash-tiles">
        <Card as="article" className="dash-tile score" aria-label={composite.definition.name}>
          <h2>{words('composite')}</h2>
          <span className="value">
            {composite.value === null || composite.value === undefined
              ? words('notYet')
              : (composite.value * 100).toFixed(1)}
          </span>
          <span className="muted">
            {words('compositeWeights', {
              response: composite.response,
              resolution: composite.resolution,
              satisfaction: composite.satisfaction,
              version: composite.weightsVersion,
            })}
          </span>
        </Card>
        {tiles.map((tile) => (
          <FigureTile key={tile.definition.key} tile={tile} onOpen={opensRows ? setOpened : null} />
        ))}
      </div>
      {opened && <FigureRows tile={opened} view={view} onClose={() => setOpened(null)} />}
      <BoardsCard boards={dashboard.boards} view={view} />
      <TrendsCard trends={dashboard.trends} />
      <TimesCard times={dashboard.times} />
      {onPlace && <PlacesCard places={dashboard.places} onOpen={onPlace} />}
      {!view.organizationId && <HeatMap cells={dashboard.unmetDemand} />}
      <ParityCard groups={dashboard.parity} />
      <RankingCard dashboard={dashboard} view={view} />
      <Card>
        <h2>{words('badReviews')}</h2>
        {badReviews.withheld ? (
          <p className="muted">{words('withheld')}</p>
        ) : (
          <ol className="dash-steps">
            {(
              [
                ['badCount', badReviews.badReviews],
                ['rectified', badReviews.rectified],
                ['rechecked', badReviews.rechecked],
                ['turned', badReviews.turnedSatisfied],
              ] as const
            ).map(([name, n]) => (
              <li key={name}>
                <b>{n}</b>
                {words(name)}
              </li>
            ))}
          </ol>
        )}
      </Card>
    </>
  );
}

/** Asks again, at most once a second, when figures have moved. */
function useMoves({ path, organizationId }: View, reload: () => void): void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [{ data }] = useSubscription({ query: DashboardMovesDocument, variables: { path, organizationId } });
  const at = data?.dashboardChanged.at;
  useEffect(() => {
    if (!at) return;
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      reload();
    }, GATHER_MS);
  }, [at, reload]);
  useEffect(() => () => clearTimeout(timer.current), []);
}
