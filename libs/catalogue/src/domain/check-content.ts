import { parseDeadlineLength, text, type Refusal, type Text } from '#libs/kernel';
import { itemIncomplete } from './refusals';
import type { ItemContent, OpeningTime } from './service-item';
import type { SessionContent } from './service-session';

const MINUTES_A_DAY = 24 * 60;
const LONGEST_NAME = 60;
const LONGEST_TEXT = 1_000;
const LARGEST_SESSION = 5_000;

/** The first thing wrong with an item's content; null when nothing is. */
export function itemContentProblem(content: ItemContent): Refusal | null {
  const name = content.nameZh.trim();
  if (name === '' || name.length > LONGEST_NAME) {
    return invalid(
      'nameZh',
      text(`名称应为 1 到 ${LONGEST_NAME} 个字`, `The name takes 1 to ${LONGEST_NAME} characters`),
    );
  }
  if (content.nameEn.length > 120) {
    return invalid(
      'nameEn',
      text('英文名称最多 120 个字符', 'The English name takes at most 120 characters'),
    );
  }
  for (const field of [
    'descriptionZh',
    'conditions',
    'materialsNote',
    'usualProvider',
    'sourceUrl',
  ] as const) {
    if ((content[field] ?? '').length > LONGEST_TEXT) {
      return invalid(field, text(`最多 ${LONGEST_TEXT} 个字`, `At most ${LONGEST_TEXT} characters`));
    }
  }
  const { durationMinutes } = content;
  if (!Number.isInteger(durationMinutes) || durationMinutes < 5 || durationMinutes > MINUTES_A_DAY) {
    return invalid('durationMinutes', text('时长应为 5 到 1440 分钟', 'The duration is 5 to 1440 minutes'));
  }
  return openingTimesProblem(content.openingTimes) ?? deadlinesProblem(content.deadlines);
}

/** What keeps an item off the shelf although it may be saved as a draft. */
export function shelfProblem(
  content: Pick<ItemContent, 'nameZh' | 'nameEn' | 'descriptionZh'>,
): Refusal | null {
  const { nameZh, nameEn, descriptionZh } = content;
  return [nameZh, nameEn, descriptionZh].some((words) => words.trim() === '') ? itemIncomplete : null;
}

/** The first thing wrong with a session; null when nothing is. */
export function sessionContentProblem(content: SessionContent, now: Date): Refusal | null {
  const { startsAt, endsAt, place, capacity, waitingCapacity } = content;
  if (startsAt <= now) {
    return invalid('startsAt', text('开始时间应晚于现在', 'The session must begin in the future'));
  }
  const length = endsAt.getTime() - startsAt.getTime();
  if (length <= 0 || length > MINUTES_A_DAY * 60_000) {
    return invalid(
      'endsAt',
      text('结束时间应在开始之后 24 小时以内', 'It must end within 24 hours of its beginning'),
    );
  }
  if (place.trim() === '' || place.length > 200) {
    return invalid('place', text('地点应为 1 到 200 个字', 'The place takes 1 to 200 characters'));
  }
  if (!Number.isInteger(capacity) || capacity < 1 || capacity > LARGEST_SESSION) {
    return invalid('capacity', text(`名额应为 1 到 ${LARGEST_SESSION}`, `1 to ${LARGEST_SESSION} places`));
  }
  if (!Number.isInteger(waitingCapacity) || waitingCapacity < 0 || waitingCapacity > LARGEST_SESSION) {
    return invalid(
      'waitingCapacity',
      text(`候补应为 0 到 ${LARGEST_SESSION}`, `0 to ${LARGEST_SESSION} on the waiting list`),
    );
  }
  return null;
}

function openingTimesProblem(times: readonly OpeningTime[]): Refusal | null {
  const isSound = ({ weekday, from, to }: OpeningTime) =>
    [weekday, from, to].every(Number.isInteger) &&
    weekday >= 1 &&
    weekday <= 7 &&
    from >= 0 &&
    from < to &&
    to <= MINUTES_A_DAY;
  if (times.length <= 50 && times.every(isSound)) return null;
  return invalid(
    'openingTimes',
    text(
      '开放时间：星期 1 到 7，起止为当天的分钟数，先起后止',
      'Opening times: weekday 1 to 7, minutes of the day, from before to',
    ),
  );
}

function deadlinesProblem(deadlines: ItemContent['deadlines']): Refusal | null {
  for (const [kind, lengths] of Object.entries(deadlines)) {
    for (const length of [lengths.normal, lengths.urgent]) {
      if (length === undefined) continue;
      const parsed = parseDeadlineLength(length);
      if (!parsed.ok) return { ...parsed.error, field: `deadlines.${kind}` };
    }
  }
  return null;
}

function invalid(field: string, message: Text): Refusal {
  return {
    code: 'CATALOGUE_INPUT_NOT_VALID',
    message,
    wayOut: text('请修改后再提交', 'Correct it and send it again'),
    field,
  };
}
