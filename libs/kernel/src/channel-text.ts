import type { Channel } from './actor';
import { text, type Text } from './text';

/** What people call the channels (handbook §6). */
export const CHANNEL_TEXT: Readonly<Record<Channel, Text>> = {
  WEB: text('网页', 'Web'),
  WECHAT: text('公众号', 'WeChat'),
  PHONE: text('电话', 'Phone'),
  COUNTER: text('窗口', 'Counter'),
  KIOSK: text('自助机', 'Kiosk'),
  PAPER: text('纸单', 'Paper'),
  IMPORT: text('表格导入', 'Sheet'),
  API: text('接口', 'API'),
  SYSTEM: text('系统', 'System'),
};
