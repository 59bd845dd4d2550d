import { text, type Text } from '#libs/kernel';
import { deadlineText, lightText } from './deadline-templates';
import type { NoticeParams } from './notice';
import { templateByKey } from './templates';

/** Names for ids, as they are when the notice is read. */
export interface NamesById {
  organization(id: string): string | null;
}

export interface NoticeText {
  readonly title: Text;
  readonly body: Text;
}

const GONE: NoticeText = {
  title: text('订单消息', 'About an order'),
  body: text('{code} 有新的进展，请打开订单查看。', 'There is news about {code}: open the order.'),
};

/** The words of a notice, its placeholders filled. */
export function noticeText(template: string, params: NoticeParams, names: NamesById): NoticeText {
  const { title, body } = templateByKey(template) ?? GONE;
  return { title, body: { zh: fill(body.zh, 'zh', params, names), en: fill(body.en, 'en', params, names) } };
}

function fill(sentence: string, language: keyof Text, params: NoticeParams, names: NamesById): string {
  const named = (id: string | null | undefined, otherwise: Text) =>
    (id && names.organization(id)) || otherwise[language];
  const values: Readonly<Record<string, () => string>> = {
    code: () => params.code ?? text('您的订单', 'your order')[language],
    organization: () => named(params.organizationId, text('一个党组织', 'An organisation')),
    community: () => named(params.communityId, text('本街道', 'the street')),
    deadline: () => deadlineText(params.deadline ?? '')[language],
    light: () => lightText(params.light ?? null)[language],
  };
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => values[name]?.() ?? whole);
}
