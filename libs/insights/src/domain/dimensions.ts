import { text, type Text } from '#libs/kernel';

/** What figures can be narrowed down by. */
export const DIMENSIONS = ['category', 'channel', 'ageBand'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Age of the person the order is for in the year it was placed. Coarse on purpose: enough to see whether the old are served. */
export const AGE_BANDS = ['UNDER_35', 'FROM_35', 'FROM_60', 'FROM_70', 'FROM_80', 'UNKNOWN'] as const;
export type AgeBand = (typeof AGE_BANDS)[number];

/** Parity is shown between these (handbook §5). What came by import or another system belongs to neither side. */
export const PARITY_GROUPS = [
  {
    key: 'ONLINE',
    name: text('线上', 'Online'),
    dimension: 'channel',
    values: ['WEB', 'WECHAT'],
  },
  {
    key: 'OFFLINE',
    name: text('线下', 'Offline'),
    dimension: 'channel',
    values: ['PHONE', 'COUNTER', 'KIOSK', 'PAPER'],
  },
  {
    key: 'SIXTY_AND_OVER',
    name: text('60岁及以上', '60 and over'),
    dimension: 'ageBand',
    values: ['FROM_60', 'FROM_70', 'FROM_80'],
  },
  {
    key: 'UNDER_SIXTY',
    name: text('60岁以下', 'Under 60'),
    dimension: 'ageBand',
    values: ['UNDER_35', 'FROM_35'],
  },
] as const satisfies readonly {
  key: string;
  name: Text;
  dimension: Dimension;
  values: readonly string[];
}[];

/** In a category's place for an order in free words that nobody has sorted yet. */
export const NO_CATEGORY = 'none';
/** In a dimension's place where a cell is not narrowed down by it. */
export const ANY = '*';
