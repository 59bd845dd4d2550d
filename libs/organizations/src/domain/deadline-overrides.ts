import { err, ok, parseDeadlineLength, type Refusal, type Result } from '#libs/kernel';
import type { DeadlineOverrides } from './street-settings';

/** Checks every length; the refusal names the field: `deadlineOverrides.openPool.normal`. */
export function checkDeadlineOverrides(overrides: DeadlineOverrides): Result<DeadlineOverrides, Refusal> {
  for (const [kind, lengths] of Object.entries(overrides)) {
    for (const [urgency, length] of Object.entries(lengths)) {
      const parsed = parseDeadlineLength(String(length));
      if (!parsed.ok) return err({ ...parsed.error, field: `deadlineOverrides.${kind}.${urgency}` });
    }
  }
  return ok(overrides);
}
