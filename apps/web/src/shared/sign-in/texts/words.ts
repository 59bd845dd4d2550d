import { dictionary } from '../../texts/dictionary';
import { zh } from './zh';

/** Words of the second factor and of passwords. */
export const words = dictionary(zh, async () => (await import('./en')).en);
