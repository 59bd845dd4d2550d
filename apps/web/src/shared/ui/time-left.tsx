import { CircleAlert, CircleCheck, Clock } from 'lucide-react';

import { useProductNow } from '../display/product-clock';
import { say } from '../texts/words';

/** As the server gives it: green, soon, overdue. */
type Light = 'GREEN' | 'YELLOW' | 'RED';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const icons = { GREEN: CircleCheck, YELLOW: Clock, RED: CircleAlert };

/** How long until `dueAt`, with its light: colour, mark and words. The light is the server's, which knows working days. */
export function TimeLeft({
  dueAt,
  light,
}: {
  readonly dueAt: string | null | undefined;
  readonly light: Light;
}) {
  const now = useProductNow();
  const Icon = icons[light];
  return (
    <span className={`light ${light.toLowerCase()}`}>
      <Icon aria-hidden />
      {dueAt ? timeLeftText(Date.parse(dueAt) - now) : say('paused')}
    </span>
  );
}

/** 还有 3 小时 · 已超 2 天 */
export function timeLeftText(leftMs: number): string {
  const length = Math.abs(leftMs);
  const over = leftMs < 0;
  if (length >= 2 * DAY) return say(over ? 'overdueDays' : 'timeLeftDays', { n: Math.floor(length / DAY) });
  if (length >= 2 * HOUR)
    return say(over ? 'overdueHours' : 'timeLeftHours', { n: Math.floor(length / HOUR) });
  return say(over ? 'overdueMinutes' : 'timeLeftMinutes', { n: Math.max(1, Math.floor(length / MINUTE)) });
}
