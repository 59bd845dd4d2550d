import { dictionary } from '../../shared/texts/dictionary';
import { zh } from './zh';

export type Word = keyof typeof zh;

/** Words of the resident's face. */
export const say = dictionary(zh, async () => (await import('./en')).en);
