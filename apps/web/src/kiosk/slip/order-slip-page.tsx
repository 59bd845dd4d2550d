import { KioskSlipDocument, type KioskSlipQuery } from '../../generated/graphql';
import { useLiveQuery } from '../../shared/client/use-live-query';
import { Empty, QueryState } from '../../shared/ui/states';
import { words } from '../texts/words';
import { SlipFrame } from './slip-frame';
import type { SlipContent } from './slip';

type SlipOrder = Extract<KioskSlipQuery['order'], { __typename: 'ServiceOrder' }>;

/** 补打: the slip of any order of the community, with the codes of its present round. */
export function OrderSlipPage({ orderId }: { readonly orderId: string }) {
  const loaded = useLiveQuery(KioskSlipDocument, { variables: { id: orderId } });
  return (
    <QueryState of={loaded}>
      {({ order }) =>
        order.__typename === 'ServiceOrder' ? (
          <SlipFrame
            of={contentOf(order)}
            title={words('reprint')}
            back={{ href: `/orders/${order.id}`, title: words('backToOrder') }}
          />
        ) : (
          <Empty title={order.message} hint={order.wayOut} />
        )
      }
    </QueryState>
  );
}

const contentOf = (order: SlipOrder): SlipContent => ({
  number: order.code,
  temporary: false,
  person: order.residentName ?? '',
  service: order.item?.name ?? [...(order.text ?? '')].slice(0, 20).join(''),
  at: order.receivedAt,
  linkKey: order.receipt?.progressToken ?? '',
  order,
  receipt: order.receipt ?? null,
});
