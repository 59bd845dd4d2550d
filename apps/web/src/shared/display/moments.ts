import { language } from './language';

const ZONE = 'Asia/Shanghai';
const locale = () => (language() === 'en' ? 'en-GB' : 'zh-CN');
const formats = new Map<string, Intl.DateTimeFormat>();

function format(name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  let found = formats.get(name);
  if (!found) formats.set(name, (found = new Intl.DateTimeFormat(locale(), { timeZone: ZONE, ...options })));
  return found;
}

/** 11月24日周二 09:30 */
export const dayAndTime = (at: string | Date): string =>
  format('day-time', {
    month: 'long',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }).format(new Date(at));

/** 11月24日周二 */
export const day = (at: string | Date): string =>
  format('day', { month: 'long', day: 'numeric', weekday: 'short' }).format(new Date(at));

/** 09:30 */
export const time = (at: string | Date): string =>
  format('time', { hour: '2-digit', minute: '2-digit', hour12: false }).format(new Date(at));

/** 2026年11月24日 */
export const fullDay = (at: string | Date): string =>
  format('full', { year: 'numeric', month: 'long', day: 'numeric' }).format(new Date(at));
