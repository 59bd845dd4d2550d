import { NoticeList } from '../../shared/notices/notice-list';
import { PageFrame } from '../home/page-frame';
import { say } from '../texts/words';
import { SignedInOnly } from './signed-in-only';

/** 消息: what has been sent to me, and its order one tap away. */
export function NoticesPage() {
  return (
    <SignedInOnly title={say('notices')}>
      <PageFrame title={say('notices')}>
        <NoticeList />
      </PageFrame>
    </SignedInOnly>
  );
}
