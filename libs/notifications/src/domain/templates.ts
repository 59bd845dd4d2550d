import { isAudience, type Audience } from './audience';
import { DEADLINE_EVENT, DEADLINE_TEMPLATES, deadlineTemplateKey } from './deadline-templates';
import { RESIDENT_TEMPLATES } from './resident-templates';
import { STAFF_TEMPLATES } from './staff-templates';
import { STANDING_TEMPLATES } from './standing-templates';
import type { NoticeTemplate } from './template';

const ALL = [...RESIDENT_TEMPLATES, ...STAFF_TEMPLATES, ...STANDING_TEMPLATES, ...DEADLINE_TEMPLATES];
const BY_KEY = new Map(ALL.map((template) => [template.key, template]));
if (BY_KEY.size !== ALL.length) throw new Error('two notice templates have one key');

/** Event types that lead to notices. */
export const NOTICED_EVENTS: readonly string[] = [...new Set(ALL.map((template) => template.event))];

/** Null for a template that a later version took away: its notices are shown as no more than "about your order". */
export function templateByKey(key: string): NoticeTemplate | null {
  return BY_KEY.get(key) ?? null;
}

/** What of an event's payload decides about notices. */
export interface NoticedPayload {
  readonly status?: string;
  readonly kind?: string;
  readonly light?: string | null;
  readonly tell?: readonly unknown[];
}

/** The templates an event calls for. */
export function templatesFor(event: string, payload: NoticedPayload): NoticeTemplate[] {
  if (event === DEADLINE_EVENT) return markTemplates(payload);
  return ALL.filter(
    (template) =>
      template.event === event && (!template.statuses || template.statuses.includes(payload.status ?? '')),
  );
}

function markTemplates({ kind = '', light = null, tell = [] }: NoticedPayload): NoticeTemplate[] {
  const audiences: Audience[] = [...new Set(tell)].filter(isAudience);
  return audiences.flatMap((audience) => {
    const key = deadlineTemplateKey(audience, kind, light);
    return key ? [BY_KEY.get(key)!] : [];
  });
}
