import { useCallback, useEffect, useRef, useState } from 'react';
import { useSubscription } from 'urql';
import {
  ScreenDocument,
  ScreenMovesDocument,
  type ScreenLineFragment,
  type ScreenQuery,
} from '../generated/graphql';
import { useLiveQuery } from '../shared/client/use-live-query';
import { setProductTime } from '../shared/display/product-clock';

/** As many as the tallest wall has room for. */
const MOST_ORDERS = 30;
/** Figures are asked for at most so often while orders move, and so often while nothing does. */
const GATHER_MS = 3_000;
const AGAIN_MS = 30_000;

export type Figures = Extract<ScreenQuery['screenFigures'], { __typename?: 'ScreenFigures' }>;

export type Picture =
  | { readonly state: 'loading' | 'over' | 'failed' }
  | {
      readonly state: 'shown';
      readonly figures: Figures;
      readonly orders: readonly ScreenLineFragment[];
      readonly at: Date;
    };

/** What the screen of that token shows now. A token that ends turns it dark at the next question. */
export function usePicture(token: string): Picture {
  const variables = { token, first: MOST_ORDERS };
  const { data, error, reload } = useLiveQuery(ScreenDocument, { variables, policy: 'network-only' });
  const [{ data: pushed }] = useSubscription({
    query: ScreenMovesDocument,
    variables,
    pause: data?.screenFigures.__typename !== 'ScreenFigures',
  });
  const moved = pushed?.screenChanged.orders;
  useGathered(reload, moved);
  const [orders, setOrders] = useState<readonly ScreenLineFragment[]>([]);
  const [at, setAt] = useState(() => new Date());
  const answered = data?.screenOrders.__typename === 'ScreenOrders' ? data.screenOrders.orders : undefined;
  useEffect(() => {
    if (answered) setOrders(answered);
  }, [answered]);
  useEffect(() => {
    if (moved) setOrders(moved);
  }, [moved]);
  const figures = data?.screenFigures.__typename === 'ScreenFigures' ? data.screenFigures : undefined;
  useEffect(() => {
    if (!figures) return;
    setProductTime(figures.asOf);
    setAt(new Date(figures.asOf));
  }, [figures]);
  const known = useRef<Figures>(undefined);
  if (figures) known.current = figures;
  if (data && !figures) {
    known.current = undefined;
    return { state: 'over' };
  }
  // a question that failed leaves the last picture, with its time
  if (known.current) return { state: 'shown', figures: known.current, orders, at };
  return { state: error ? 'failed' : 'loading' };
}

/** Asks again a moment after something has moved, however much; and now and then anyway. */
function useGathered(reload: () => void, moved: unknown): void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const soon = useCallback(() => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      reload();
    }, GATHER_MS);
  }, [reload]);
  useEffect(() => {
    if (moved) soon();
  }, [moved, soon]);
  useEffect(() => {
    const regular = setInterval(reload, AGAIN_MS);
    return () => {
      clearInterval(regular);
      clearTimeout(timer.current);
      timer.current = undefined;
    };
  }, [reload]);
}
