import type { MyOrderFragment } from '../../generated/graphql';

/** What the parts of an order's page are given. */
export interface OrderViewProps {
  readonly order: MyOrderFragment;
  /** The slip's secret, where it is what lets one in. */
  readonly token: string | null;
  /** Asks for the order anew: what is beside it (ratings) has changed. */
  readonly onChanged: () => void;
}

/** What every command on an order carries. */
export interface CommandBase {
  readonly orderId: string;
  readonly progressToken?: string;
}

export const commandBase = ({ order, token }: Pick<OrderViewProps, 'order' | 'token'>): CommandBase => ({
  orderId: order.id,
  ...(token && { progressToken: token }),
});
