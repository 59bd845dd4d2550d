import { text, type Text } from '#libs/kernel';
import type { Party } from '#libs/orders';

/** Who somebody is to one order, in words. */
export const PARTY_TEXT: Readonly<Record<Party, Text>> = {
  RESIDENT: text('居民（订单是为谁下的，或代下单的亲友）', 'whom it is for, or the relative who placed it'),
  HOLDER: text('持单人（凭回执二维码或链接）', 'holder of the slip’s code or link'),
  PROVIDER: text('本街道组织的承办负责人', 'lead of an organisation of the street'),
  CLAIMANT: text('接单组织的承办负责人', 'lead of the organisation that claimed it'),
  INVITEE: text('受邀组织的承办负责人', 'lead of the organisation it is offered to'),
  VOLUNTEER: text('来的志愿者', 'a volunteer who comes, or is asked to'),
  DESK: text('社区受理员', 'the community desk'),
  SECRETARY: text('社区书记', 'the community secretary'),
  STREET: text('街道', 'the street office'),
  DISTRICT: text('区', 'the district'),
  REVIEWER: text('没有参与服务的上一级单位', 'the unit above the one that served'),
  SYSTEM: text('系统（到时限自动，或后续步骤）', 'the product itself: a timer, a follow-up step'),
};
