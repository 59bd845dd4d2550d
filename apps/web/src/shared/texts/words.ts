import { dictionary } from './dictionary';
import { zh } from './zh';

/** Words of the shared components. */
export const say = dictionary(zh, async () => (await import('./en')).en);
