import type { Entry, OrderInput } from '../outbox/entry';
import type { Station } from '../station/station';

/** How the order came to the counter. */
export const WAYS = ['COUNTER', 'PHONE', 'PAPER'] as const;

/** What the counter fills in. */
export interface Draft {
  readonly way: (typeof WAYS)[number];
  readonly phone: string;
  /** Somebody on file; null: somebody new, with a name. */
  readonly personId: string | null;
  /** As the list shows who was chosen. */
  readonly personLabel: string;
  readonly name: string;
  readonly agreed: boolean;
  readonly itemId: string | null;
  readonly sessionId: string | null;
  readonly text: string;
  readonly urgent: boolean;
  readonly address: string;
}

export const EMPTY: Draft = {
  way: 'COUNTER',
  phone: '',
  personId: null,
  personLabel: '',
  name: '',
  agreed: false,
  itemId: null,
  sessionId: null,
  text: '',
  urgent: false,
  address: '',
};

export type Lack = 'person' | 'agreed' | 'what' | 'where';

/** What has to be filled in before it can be placed; null: nothing. */
export function lackOf(draft: Draft): Lack | null {
  if (!draft.personId && draft.name.trim() === '') return 'person';
  if (!draft.personId && !draft.agreed) return 'agreed';
  if (!draft.itemId && draft.text.trim() === '') return 'what';
  // somebody on file has an address there
  if (!draft.personId && draft.address.trim() === '') return 'where';
  return null;
}

/** @param consentEvidence how somebody new has agreed to being registered; nothing personal */
export function inputOf(
  draft: Draft,
  { communityId }: Pick<Station, 'communityId'>,
  consentEvidence: string,
): OrderInput {
  const { way, phone, personId, name, itemId, sessionId, text, urgent, address } = draft;
  return {
    channel: way,
    communityId,
    itemId,
    sessionId,
    text: text.trim(),
    address: address.trim() || null,
    beneficiary: 'PERSON',
    requester: personId
      ? { personId }
      : {
          name: name.trim(),
          phone: phone.trim() || null,
          address: address.trim() || null,
          consentEvidence,
        },
    ...(urgent && { urgency: 'URGENT' as const }),
  };
}

/** What was filled in when the entry was typed: `inputOf` backwards. */
export function draftOf({ input, shown }: Pick<Entry, 'input' | 'shown'>): Draft {
  const { channel, requester, itemId, sessionId, text, address, urgency } = input;
  return {
    way: WAYS.find((way) => way === channel) ?? EMPTY.way,
    phone: requester?.phone ?? '',
    personId: requester?.personId ?? null,
    personLabel: requester?.personId ? shown.person : '',
    name: requester?.name ?? '',
    agreed: Boolean(requester?.consentEvidence),
    itemId: itemId ?? null,
    sessionId: sessionId ?? null,
    text: text ?? '',
    urgent: urgency === 'URGENT',
    address: address ?? '',
  };
}

/** 王秀英 → 王**: the list and the slip lie open on a counter. */
export const masked = (name: string): string => `${[...name.trim()][0] ?? ''}**`;

/** Services whose name shares two neighbouring letters with the words: what a counter without a line can guess. */
export function guesses(text: string, shelf: Station['shelf']): Station['shelf'] {
  const said = [...text.replace(/[\s，。！？、,.!?]/g, '')];
  const pairs = said.slice(1).map((letter, at) => `${said[at]}${letter}`);
  const score = (name: string) => pairs.filter((pair) => name.includes(pair)).length;
  return shelf
    .map((item) => ({ item, score: score(item.name) }))
    .filter(({ score: points }) => points > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, 4)
    .map(({ item }) => item);
}
