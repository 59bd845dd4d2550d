import type { Actor, Random } from '#libs/kernel';
import type { NewTimelineEntry } from './timeline-entry';

const SALT_BYTES = 16;

/** Who acted, as an entry records it. */
export function timelineActor(actor: Actor): Pick<NewTimelineEntry, 'actorKind' | 'actorPersonId'> {
  return { actorKind: actor.kind, actorPersonId: actor.kind === 'PERSON' ? actor.personId : null };
}

/** Free words with a salt of their own; null when there are none. */
export function timelineNote(
  words: string | null | undefined,
  random: Pick<Random, 'bytes'>,
): NewTimelineEntry['note'] {
  if (!words) return null;
  return { words, salt: Buffer.from(random.bytes(SALT_BYTES)).toString('hex') };
}
