import type { NoticeChannel } from './notice';

const HOUR_MS = 3_600_000;
/** China has one time zone and no summer time. */
const LOCAL_OFFSET_MS = 8 * HOUR_MS;
const QUIET_FROM = 21;
const QUIET_UNTIL = 8;

/**
 * When a message may go out: at once, but an SMS that is not urgent waits from 21:00 to 08:00 of the local day. What is
 * only shown disturbs nobody.
 */
export function sendNotBefore(channel: NoticeChannel, urgent: boolean, now: Date): Date {
  if (urgent || (channel !== 'SMS' && channel !== 'WECHAT')) return now;
  const local = now.getTime() + LOCAL_OFFSET_MS;
  const midnight = Math.floor(local / (24 * HOUR_MS)) * 24 * HOUR_MS;
  const hour = (local - midnight) / HOUR_MS;
  if (hour >= QUIET_UNTIL && hour < QUIET_FROM) return now;
  const morning = midnight + (hour < QUIET_UNTIL ? 0 : 24 * HOUR_MS) + QUIET_UNTIL * HOUR_MS;
  return new Date(morning - LOCAL_OFFSET_MS);
}
