import { text } from '#libs/kernel';
import { shareByKey } from './figure-list';
import { valueOf } from './figures';
import type { Counts } from './measures';

/** 综合分 and how it is made; weights are versioned configuration (handbook §5). */
export const COMPOSITE = {
  key: 'COMPOSITE',
  name: text('综合分', 'Composite'),
  formula: text(
    '响应率 × 权重 + 解决率 × 权重 + 满意率 × 权重',
    'response × weight + resolution × weight + satisfaction × weight',
  ),
  leftOut: text('三率缺一的不计分', 'nothing is scored while one of the three is missing'),
};

export interface Weights {
  readonly response: number;
  readonly resolution: number;
  readonly satisfaction: number;
}
export const DEFAULT_WEIGHTS: Weights = { response: 0.1, resolution: 0.45, satisfaction: 0.45 };

/** 0 to 1; null while one of the three rates has nothing in its denominator. */
export function compositeOf(counts: Counts, weights: Weights): number | null {
  const share = (key: string): number | null => valueOf(shareByKey(key)!, counts).value;
  const [response, resolution, satisfaction] = [
    share('RESPONSE'),
    share('RESOLUTION'),
    share('SATISFACTION'),
  ];
  if (response === null || resolution === null || satisfaction === null) return null;
  return weights.response * response + weights.resolution * resolution + weights.satisfaction * satisfaction;
}
