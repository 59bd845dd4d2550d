import { dictionary } from '../../shared/texts/dictionary';
import { zh } from './zh';

export const tell = dictionary(zh, async () => (await import('./en')).en);
export type StaffWord = keyof typeof zh;
