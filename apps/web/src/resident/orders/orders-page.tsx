import { useState } from 'react';
import { Link } from 'wouter';
import { MyOrdersDocument, type OrderRowFragment } from '../../generated/graphql';
import { useLiveQuery } from '../../shared/client/use-live-query';
import { dayAndTime } from '../../shared/display/moments';
import { Button, LinkButton } from '../../shared/ui/button';
import { Card } from '../../shared/ui/card';
import { Empty, QueryState } from '../../shared/ui/states';
import { PageFrame } from '../home/page-frame';
import { SignedInOnly } from '../me/signed-in-only';
import { say } from '../texts/words';
import { StatusTag } from './status-tag';

/** 我的订单, the latest first. */
export function OrdersPage() {
  return (
    <SignedInOnly title={say('tabOrders')} back={false}>
      <PageFrame title={say('tabOrders')} back={false}>
        <Orders />
      </PageFrame>
    </SignedInOnly>
  );
}

function Orders() {
  const [afters, setAfters] = useState<readonly (string | null)[]>([null]);
  return (
    <ul className="stack">
      {afters.map((after) => (
        <OrdersPart
          key={after}
          after={after}
          onMore={after === afters.at(-1) ? (next) => setAfters([...afters, next]) : null}
        />
      ))}
    </ul>
  );
}

interface OrdersPartProps {
  readonly after: string | null;
  readonly onMore: ((after: string) => void) | null;
}

function OrdersPart({ after, onMore }: OrdersPartProps) {
  const orders = useLiveQuery(MyOrdersDocument, { variables: { after } });
  return (
    <QueryState of={orders} as="li">
      {({ myOrders: { nodes, pageInfo } }) => (
        <>
          {nodes.map((order) => (
            <OrderCard key={order.id} order={order} />
          ))}
          {nodes.length === 0 && after === null && (
            <li>
              <Empty title={say('noOrders')} hint={say('noOrdersHint')}>
                <LinkButton weight="primary" href="/">
                  {say('toShelf')}
                </LinkButton>
              </Empty>
            </li>
          )}
          {onMore && pageInfo.hasNextPage && (
            <li>
              <Button wide onClick={() => onMore(pageInfo.endCursor!)}>
                {say('more')}
              </Button>
            </li>
          )}
        </>
      )}
    </QueryState>
  );
}

function OrderCard({ order }: { readonly order: OrderRowFragment }) {
  return (
    <Card as="li">
      <Link href={`/orders/${order.id}`} className="order-card">
        <span className="row between">
          <b>{order.item?.name ?? order.text ?? say('inWords')}</b>
          <StatusTag status={order.status} text={order.statusText} />
        </span>
        <span className="muted">
          {say('ordered', { when: dayAndTime(order.receivedAt) })}
          {order.placedForAnother && ` · ${say('forOther')}`}
        </span>
        <span>{order.nextStep.text}</span>
      </Link>
    </Card>
  );
}
