import { CloudOff, Lock } from 'lucide-react';
import { useEffect, useSyncExternalStore, type ReactNode } from 'react';
import { useLinkState } from '../shared/client/live-link';
import { fullDay, time } from '../shared/display/moments';
import { useProductNow } from '../shared/display/product-clock';
import { Skeleton } from '../shared/ui/states';
import { Categories, Ranking } from './bars';
import { LiveOrders } from './live-orders';
import { adoptToken, useScreenToken } from './screen-token';
import { words } from './texts';
import { Tiles } from './tiles';
import { Trend } from './trend';
import { usePicture, type Picture } from './use-picture';

/** One street on a wall, read-only, for as long as its token holds. */
export function App() {
  const token = useScreenToken();
  useEffect(() => {
    window.addEventListener('hashchange', adoptToken);
    return () => window.removeEventListener('hashchange', adoptToken);
  }, []);
  if (!token) return <Dark icon={<Lock aria-hidden />} title={words('none')} hint={words('noneHint')} />;
  return <Screen token={token} key={token} />;
}

function Screen({ token }: { readonly token: string }) {
  const picture = usePicture(token);
  switch (picture.state) {
    case 'loading':
      return (
        <main className="wall-dark">
          <Skeleton rows={4} />
        </main>
      );
    case 'over':
      return <Dark icon={<Lock aria-hidden />} title={words('over')} hint={words('overHint')} />;
    case 'failed':
      return <Dark icon={<CloudOff aria-hidden />} title={words('failed')} hint={words('failedHint')} />;
    case 'shown':
      return <Wall picture={picture} />;
  }
}

function Wall({
  picture: { figures, orders, at },
}: {
  readonly picture: Extract<Picture, { state: 'shown' }>;
}) {
  const [year, month] = figures.month.key.split('-');
  return (
    <main className="wall">
      <header className="wall-head">
        <h1>{words('title', { street: figures.street })}</h1>
        <p className="muted">
          {words('thisMonth', { month: words('month', { year: year!, n: Number(month) }) })}
        </p>
        <LinkState at={at} />
        <Clock />
      </header>
      <Tiles figures={figures} />
      <Trend trend={figures.trend} />
      <Categories categories={figures.categories} />
      <Ranking figures={figures} />
      <LiveOrders orders={orders} />
    </main>
  );
}

function Clock() {
  const now = new Date(useProductNow(1000));
  return (
    <p className="wall-clock">
      <b>{time(now)}</b>
      <span>{fullDay(now)}</span>
    </p>
  );
}

const listen = (tell: () => void) => {
  window.addEventListener('online', tell);
  window.addEventListener('offline', tell);
  return () => {
    window.removeEventListener('online', tell);
    window.removeEventListener('offline', tell);
  };
};

/** Whether what is shown is now, or how old it is. */
function LinkState({ at }: { readonly at: Date }) {
  const isOnline = useSyncExternalStore(listen, () => navigator.onLine);
  const isDown = useLinkState() === 'down' || !isOnline;
  return (
    <p className={isDown ? 'wall-link down' : 'wall-link'} role="status">
      <span className="dot" aria-hidden />
      {isDown ? words('linkDown', { time: time(at) }) : words('linkLive')}
    </p>
  );
}

interface DarkProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly hint: string;
}

const Dark = ({ icon, title, hint }: DarkProps) => (
  <main className="wall-dark">
    {icon}
    <h1>{title}</h1>
    <p>{hint}</p>
  </main>
);
