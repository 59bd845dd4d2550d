import { NoticeReadRow } from './notice-read.entity';
import { NoticeRow } from './notice.entity';

export const NOTIFICATION_ENTITIES = [NoticeRow, NoticeReadRow];
