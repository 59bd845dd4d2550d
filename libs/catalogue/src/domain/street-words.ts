import { holdsRole, text, type Actor, type Refusal } from '#libs/kernel';

/** What a street taught the matcher: people here say `utterance` and mean `target`. */
export interface StreetWords {
  readonly id: string;
  readonly streetId: string;
  /** Chinese name of an item of the street, or one of `TEACHABLE`. */
  readonly target: string;
  readonly utterance: string;
  readonly createdAt: Date;
}

/** Advices a sentence may stand for. A repetition shows by its own words, and accepting is what items are for. */
export const TEACHABLE = ['EMERGENCY', 'HOTLINE_12345', 'OUT_OF_SCOPE', 'ILLEGAL', 'SPAM'] as const;

/** More than the product ships with would drown it, and every sentence costs time at each matching. */
export const STREET_WORDS_AT_MOST = 1000;

/** A street officer, or the secretary of any community of the street: the words hold for the whole street. */
export function keepsStreetWords(actor: Actor, streetPath: string): boolean {
  if (holdsRole(actor, 'STREET_OFFICER', streetPath)) return true;
  return (
    actor.kind === 'PERSON' &&
    actor.grants.some(
      ({ role, organizationPath }) =>
        role === 'COMMUNITY_SECRETARY' && organizationPath.startsWith(streetPath),
    )
  );
}

export const streetWordsRefusals = {
  streetUnknown: {
    code: 'STREET_NOT_FOUND',
    message: text('没有找到这个街道', 'There is no such street'),
    wayOut: text('请从列表中选择街道', 'Choose the street from the list'),
    field: 'streetId',
  },
  targetUnknown: {
    code: 'WORDS_TARGET_UNKNOWN',
    message: text('本街道没有这项服务', 'The street has no service of that name'),
    wayOut: text(
      `请填写服务项目的中文名称，或 ${TEACHABLE.join('、')} 之一`,
      `Give the Chinese name of a service item, or one of ${TEACHABLE.join(', ')}`,
    ),
    field: 'target',
  },
  tooShort: {
    code: 'WORDS_TOO_SHORT',
    message: text('这句话里没有可以用来识别的字', 'The sentence has no words to match by'),
    wayOut: text('请按居民平时的说法写一句', 'Write a sentence as people here would say it'),
    field: 'utterance',
  },
  takenOtherwise: {
    code: 'WORDS_TAKEN',
    message: text('这句话已经指向别的服务', 'The sentence already stands for something else'),
    wayOut: text('请先删除原来的一条', 'Remove the other entry first'),
    field: 'utterance',
  },
  tooMany: {
    code: 'WORDS_TOO_MANY',
    message: text(
      `一个街道最多 ${STREET_WORDS_AT_MOST} 句`,
      `A street has at most ${STREET_WORDS_AT_MOST} sentences`,
    ),
    wayOut: text('请先删除不再需要的', 'Remove some that are no longer needed'),
  },
  notFound: {
    code: 'WORDS_NOT_FOUND',
    message: text('没有找到这一条，可能已经删除', 'There is no such entry; it may have been removed'),
    wayOut: text('请刷新列表', 'Refresh the list'),
    field: 'streetWordsId',
  },
} as const satisfies Record<string, Refusal>;
