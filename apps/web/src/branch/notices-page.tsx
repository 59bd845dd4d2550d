import { Link } from 'wouter';
import { BranchNoticeReadDocument, BranchNoticesDocument } from '../generated/graphql';
import { useCommand } from '../shared/client/use-command';
import { dayAndTime } from '../shared/display/moments';
import { Button } from '../shared/ui/button';
import { Card, Stack } from '../shared/ui/card';
import { Empty, QueryState } from '../shared/ui/states';
import { words } from './texts';
import { usePaged } from '../shared/client/use-paged';

/** What the caller is told; opening one marks it read. */
export function NoticesPage() {
  const notices = usePaged(BranchNoticesDocument, {}, ({ myNotices }) => myNotices);
  const [read] = useCommand(BranchNoticeReadDocument);
  return (
    <Stack>
      <h1>{words('notices')}</h1>
      <QueryState of={notices}>
        {(list) =>
          list.length === 0 ? (
            <Empty title={words('noticesEmpty')} />
          ) : (
            <ul className="stack">
              {list.map(({ id, title, body, code, subjectId, readAt, createdAt }) => (
                <Card as="li" key={id}>
                  <h2>
                    {title} {!readAt && <span className="tag red">{words('unread')}</span>}
                  </h2>
                  <p>{body}</p>
                  <p className="row muted">
                    {dayAndTime(createdAt)}
                    {code && (
                      <Link
                        className="button quiet"
                        href={`/orders/${subjectId}`}
                        onClick={() => void read({ noticeId: id })}
                      >
                        {code}
                      </Link>
                    )}
                  </p>
                </Card>
              ))}
            </ul>
          )
        }
      </QueryState>
      {notices.more && <Button onClick={notices.more}>{words('loadMore')}</Button>}
    </Stack>
  );
}
