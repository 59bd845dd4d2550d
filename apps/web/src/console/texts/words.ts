import { dictionary } from '../../shared/texts/dictionary';
import { zh } from './zh';

/** Words of the console. */
export const words = dictionary(zh, async () => (await import('./en')).en);
export type ConsoleWord = keyof typeof zh;
