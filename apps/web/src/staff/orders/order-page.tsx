import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useSubscription } from 'urql';
import {
  StaffOrderChangedDocument,
  StaffOrderDocument,
  type OrderWholeFragment,
} from '../../generated/graphql';
import { useLiveQuery } from '../../shared/client/use-live-query';
import { dayAndTime } from '../../shared/display/moments';
import { bracketed, colon } from '../../shared/texts/punctuation';
import { Card, Facts, Stack } from '../../shared/ui/card';
import { Empty, QueryState } from '../../shared/ui/states';
import { TimeLeft } from '../../shared/ui/time-left';
import type { Acting } from '../commands/acting';
import { useCommandSheet } from '../commands/use-command-sheet';
import { tell } from '../texts/words';
import { OrderActions } from './order-actions';
import { OrderContactCard } from './order-contact-card';
import { OrderPictures } from './order-pictures';
import { OrderRecord } from './order-record';
import { OrderRatings } from './order-ratings';

interface OrderPageProps extends Acting {
  readonly backHref: string;
  /** Who serves it may add pictures; others look. */
  readonly serves?: (order: OrderWholeFragment) => boolean;
  /** More of it, for those who have more to do with it. */
  readonly extra?: (order: OrderWholeFragment) => ReactNode;
}

/** One order as those who serve it see it; live, and with what they may do now. */
export function OrderPage({ orderId, backHref, serves, extra, ...acting }: OrderPageProps) {
  const loaded = useLiveQuery(StaffOrderDocument, { variables: { id: orderId } });
  useSubscription({ query: StaffOrderChangedDocument, variables: { orderId } });
  return (
    <Stack>
      <Link href={backHref} className="with-icon back">
        <ArrowLeft aria-hidden />
        {tell('back')}
      </Link>
      <QueryState of={loaded} rows={4}>
        {({ order }) =>
          order.__typename === 'ServiceOrder' ? (
            <Order order={order} acting={acting} reload={loaded.reload} serves={serves} extra={extra} />
          ) : (
            <Empty title={order.message} hint={order.wayOut} />
          )
        }
      </QueryState>
    </Stack>
  );
}

interface OrderProps {
  readonly order: OrderWholeFragment;
  readonly acting: Omit<Acting, 'orderId'>;
  readonly reload: () => void;
  readonly serves?: (order: OrderWholeFragment) => boolean;
  readonly extra?: (order: OrderWholeFragment) => ReactNode;
}

function Order({ order, acting, reload, serves, extra }: OrderProps) {
  const { open, sheet } = useCommandSheet(acting, reload);
  return (
    <>
      <Card className="stack">
        <div className="row between">
          <h1>{order.item?.name ?? tell('orderNumber', { code: order.code })}</h1>
          <span className="tag">{order.statusText}</span>
        </div>
        <p className="next-step">
          {tell('next')}
          {colon()}
          <b>{order.nextStep.text}</b>
          {order.nextStep.promisedAt && (
            <span className="muted">
              {' '}
              {tell('promised', { time: dayAndTime(order.nextStep.promisedAt) })}
            </span>
          )}
        </p>
        <p className="order-words">{order.text || tell('noText')}</p>
        <Facts
          pairs={[
            [tell('resident'), order.residentName],
            [tell('community'), order.communityName],
            [tell('planned'), order.appointedAt && dayAndTime(order.appointedAt)],
            [tell('heldBy'), order.claim?.organizationName],
            [tell('invited'), order.invitation?.organizationName],
            [tell('received'), dayAndTime(order.receivedAt)],
            [tell('materialCost'), costText(order)],
            [
              tell('assigned'),
              order.assignments
                .map(
                  ({ name, status }) => `${name ?? ''}${bracketed(tell(`assigned${status as 'OFFERED'}`))}`,
                )
                .join('、'),
            ],
          ]}
        />
        {order.preferredVolunteer?.name && (
          <p className="tag">{tell('preferred', { name: order.preferredVolunteer.name })}</p>
        )}
        <OrderActions order={order} onChoose={open} />
        {sheet}
      </Card>
      <Card>
        <h2>{tell('deadlines')}</h2>
        {order.deadlines.length === 0 ? (
          <p className="muted">{tell('noDeadlines')}</p>
        ) : (
          <ul className="plain-list">
            {order.deadlines.map(({ kind, text, dueAt, light }) => (
              <li key={kind} className="row between">
                <span>
                  {text} {dueAt && <span className="muted">{dayAndTime(dueAt)}</span>}
                </span>
                <TimeLeft dueAt={dueAt} light={light} />
              </li>
            ))}
          </ul>
        )}
      </Card>
      <OrderContactCard order={order} />
      {extra?.(order)}
      <OrderPictures order={order} mayAdd={serves?.(order) ?? false} onAdded={reload} />
      <OrderRatings order={order} onDone={reload} />
      <OrderRecord order={order} />
    </>
  );
}

function costText({ materialCost }: OrderWholeFragment): string | null {
  if (!materialCost) return null;
  const { what, amountFen, status } = materialCost;
  const amount = tell('yuan', { amount: (amountFen / 100).toFixed(2) });
  return `${what} ${amount}${bracketed(tell(`cost${status as 'AGREED'}`))}`;
}
