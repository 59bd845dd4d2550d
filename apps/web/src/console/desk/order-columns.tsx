import type { TableColumnsType } from 'antd';
import { Link } from 'wouter';
import type { OrderLineFragment } from '../../generated/graphql';
import { dayAndTime } from '../../shared/display/moments';
import { TimeLeft } from '../../shared/ui/time-left';
import { nextDeadline } from '../../staff/orders/order-line';
import { words } from '../texts/words';

/** Orders as a table shows them. `search` of the address goes along, so that Back finds the same list. */
export const orderColumns = (search: string): TableColumnsType<OrderLineFragment> => [
  {
    title: words('order'),
    width: '34%',
    render: (_, order) => (
      <span data-order={order.code}>
        <Link href={`/orders/${order.id}${search && `?${search}`}`}>
          {order.item?.name ?? order.text ?? order.code}
        </Link>
        <br />
        <span className="muted">
          {order.code}
          {order.item && order.text ? ` · ${order.text.slice(0, 40)}` : ''}
        </span>
      </span>
    ),
  },
  { title: words('community'), render: (_, { communityName }) => communityName },
  {
    title: words('status'),
    render: (_, order) => (
      <span className="row">
        <span className="tag grey">{order.statusText}</span>
        {order.urgency === 'URGENT' && <span className="tag red">{words('urgent')}</span>}
        {order.urges > 0 && <span className="tag red">{words('urged', { n: order.urges })}</span>}
      </span>
    ),
  },
  {
    title: words('heldBy'),
    render: (_, { claim, invitation }) =>
      claim?.organizationName ??
      (invitation ? words('invitedName', { name: invitation.organizationName ?? '' }) : '–'),
  },
  {
    title: words('deadline'),
    render: (_, order) => {
      const due = nextDeadline(order);
      return due ? (
        <span className="row">
          <TimeLeft dueAt={due.dueAt} light={order.light} />
          <span className="muted">{due.text}</span>
        </span>
      ) : (
        '–'
      );
    },
  },
  { title: words('received'), render: (_, { receivedAt }) => dayAndTime(receivedAt) },
];
