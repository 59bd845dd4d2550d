import { text, type Text } from '#libs/kernel';
import type { Audience } from './audience';

/** One notice that an event leads to. */
export interface NoticeTemplate {
  /** Unique and stable; stored with the notice: `orderClaimed.RESIDENT`. */
  readonly key: string;
  readonly event: string;
  readonly audience: Audience;
  /** Only in these statuses of the order; left out: in all. */
  readonly statuses?: readonly string[];
  readonly title: Text;
  /** Placeholders: {code}, {organization}, {community}, {deadline}; filled when it is read. */
  readonly body: Text;
  /** The person has to know or do something: sent out, not only shown. */
  readonly reach: boolean;
  /** Breaks quiet hours. */
  readonly urgent: boolean;
}

interface Wording {
  readonly title: Text;
  readonly body: Text;
  readonly reach?: boolean;
  readonly urgent?: boolean;
  readonly statuses?: readonly string[];
}

/** Title and body in both languages, Chinese first. */
export const words = (
  titleZh: string,
  titleEn: string,
  bodyZh: string,
  bodyEn: string,
  more: Omit<Wording, 'title' | 'body'> = {},
): Wording => ({
  title: text(titleZh, titleEn),
  body: text(bodyZh, bodyEn),
  ...more,
});

/** The templates of one event, by audience. */
export function told(event: string, byAudience: Partial<Record<Audience, Wording>>): NoticeTemplate[] {
  return Object.entries(byAudience).map(([audience, wording]) => ({
    key: `${event.charAt(0).toLowerCase()}${event.slice(1)}.${audience}`,
    event,
    audience: audience as Audience,
    reach: false,
    urgent: false,
    ...wording,
  }));
}
