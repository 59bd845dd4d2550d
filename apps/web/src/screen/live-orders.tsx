import { Circle, Triangle, TriangleAlert } from 'lucide-react';
import type { ScreenLineFragment } from '../generated/graphql';
import { time } from '../shared/display/moments';
import { words } from './texts';
import { useFitting } from './use-fitting';

/** Lamps differ in shape, too. */
const LAMPS = { GREEN: Circle, YELLOW: Triangle, RED: TriangleAlert } as const;

/** The latest orders, as everybody may see them: what, where, a masked name, how far. */
export function LiveOrders({ orders }: { readonly orders: readonly ScreenLineFragment[] }) {
  const { place, rows } = useFitting<HTMLUListElement>();
  return (
    <section className="wall-panel wall-live" aria-labelledby="wall-live">
      <h2 id="wall-live">{words('live')}</h2>
      <ul className="wall-rows" ref={place}>
        {orders.length === 0 && <li className="muted">{words('noOrders')}</li>}
        {orders.slice(0, rows).map((order) => (
          <Line order={order} key={order.id} />
        ))}
      </ul>
    </section>
  );
}

function Line({ order }: { readonly order: ScreenLineFragment }) {
  const light = order.light in LAMPS ? (order.light as keyof typeof LAMPS) : 'GREEN';
  const Lamp = LAMPS[light];
  return (
    <li className="wall-order" data-order={order.code}>
      <span className={`lamp ${light}`} role="img" aria-label={`${words('light')} ${words(`light${light}`)}`}>
        <Lamp aria-hidden />
      </span>
      <span className="what">
        <b>{order.itemName ?? words('freeWords')}</b>
        <span className="muted">
          {order.residentName ?? words('someone')} · {order.communityName}
        </span>
      </span>
      <span className="where">
        <b>{order.statusText}</b>
        <span className="muted">{order.organizationName ?? time(order.receivedAt)}</span>
      </span>
    </li>
  );
}
