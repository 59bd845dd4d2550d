import { dictionary } from '../texts/dictionary';
import { zh } from './texts.zh';

export const words = dictionary(zh, async () => (await import('./texts.en')).en);
