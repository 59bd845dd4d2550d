import { NoticeList } from '../shared/notices/notice-list';
import { Stack } from '../shared/ui/card';
import { words } from './texts';

/** What the caller is told, as a person and for the organisation. */
export function NoticesPage() {
  return (
    <Stack>
      <h1>{words('notices')}</h1>
      <NoticeList />
    </Stack>
  );
}
