import { parseArgs } from 'node:util';

/** How large a district is made. Places are always those of handbook §10; people follow the number of orders. */
export interface DistrictSize {
  readonly orders: number;
  readonly residents: number;
  readonly members: number;
  readonly streets: number;
  readonly communities: number;
  readonly providers: number;
  readonly years: number;
  /** Timeline, timers and events exist for orders of so many last days. */
  readonly recentDays: number;
}

const WHOLE: DistrictSize = {
  orders: 10_000_000,
  residents: 1_200_000,
  members: 40_000,
  streets: 8,
  communities: 131,
  providers: 2_700,
  years: 5,
  recentDays: 90,
};

/** Up to so many orders every one has its timeline, so that `npm run doctor` has nothing to find. */
const SMALL = 20_000;

/** `--district` or `--orders N`; null when the arguments were not understood. */
export function sizeOf(args: readonly string[]): DistrictSize | null {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { district: { type: 'boolean', default: false }, orders: { type: 'string' } },
    });
    if (values.district) return values.orders === undefined ? WHOLE : null;
    const orders = Number(values.orders);
    if (!Number.isInteger(orders) || orders < 1_000 || orders > WHOLE.orders) return null;
    const share = Math.max(0.02, orders / WHOLE.orders);
    return {
      ...WHOLE,
      orders,
      residents: Math.round(WHOLE.residents * share),
      members: Math.max(WHOLE.providers * 2, Math.round(WHOLE.members * share)),
      recentDays: orders <= SMALL ? WHOLE.years * 366 : WHOLE.recentDays,
    };
  } catch {
    return null;
  }
}
