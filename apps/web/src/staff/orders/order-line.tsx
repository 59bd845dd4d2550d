import { MapPin, Users } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { OrderLineFragment } from '../../generated/graphql';
import { dayAndTime } from '../../shared/display/moments';
import { TimeLeft } from '../../shared/ui/time-left';
import { tell } from '../texts/words';

/** The deadline that runs out first; null when none runs. */
export const nextDeadline = ({ deadlines }: Pick<OrderLineFragment, 'deadlines'>) =>
  [...deadlines]
    .filter(({ dueAt }) => dueAt)
    .sort((a, b) => Date.parse(a.dueAt!) - Date.parse(b.dueAt!))
    .at(0) ?? null;

interface OrderLineProps {
  readonly order: OrderLineFragment;
  readonly href: string;
  /** Buttons of this line. */
  readonly children?: ReactNode;
}

/** An order in a list: what, where, how long there is, whose turn it is. */
export function OrderLine({ order, href, children }: OrderLineProps) {
  const due = nextDeadline(order);
  return (
    <li className="card order-line" data-order={order.code}>
      <div className="row between">
        <h2>
          <Link href={href}>
            {order.item?.name ?? order.text ?? tell('orderNumber', { code: order.code })}
          </Link>
        </h2>
        {due && <TimeLeft dueAt={due.dueAt} light={order.light} />}
      </div>
      {order.item && order.text && <p className="order-words">{order.text}</p>}
      <p className="row muted">
        <span className="tag">{order.statusText}</span>
        {order.urgency === 'URGENT' && <span className="tag red">{tell('urgent')}</span>}
        {order.round > 1 && <span className="tag red">{tell('round', { n: order.round })}</span>}
        {order.urges > 0 && <span className="tag red">{tell('urged', { n: order.urges })}</span>}
        {order.communityName && (
          <span className="with-icon">
            <MapPin aria-hidden />
            {order.communityName}
          </span>
        )}
        {order.waitingLine > 0 && (
          <span className="with-icon">
            <Users aria-hidden />
            {tell('inLine', { n: order.waitingLine })}
          </span>
        )}
        <span>{order.code}</span>
      </p>
      {order.appointedAt && (
        <p>
          {tell('planned')} <b>{dayAndTime(order.appointedAt)}</b>
        </p>
      )}
      {order.claim?.organizationName && (
        <p className="muted">
          {tell('heldBy')} {order.claim.organizationName}
        </p>
      )}
      {children}
    </li>
  );
}
