import { dictionary } from '../../shared/texts/dictionary';
import { zh } from './zh';

/** Words of the community's counter and desk. */
export const words = dictionary(zh, async () => (await import('./en')).en);
