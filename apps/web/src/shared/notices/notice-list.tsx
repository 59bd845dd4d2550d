import { Link } from 'wouter';
import { NoticeReadDocument, NoticesDocument } from '../../generated/graphql';
import { useCommand } from '../client/use-command';
import { usePaged } from '../client/use-paged';
import { dayAndTime } from '../display/moments';
import { Button } from '../ui/button';
import { Card } from '../ui/card';
import { CommandProblem } from '../ui/command-problem';
import { Empty, QueryState } from '../ui/states';
import { words } from './texts';

/** What the caller has been told, the latest first. Opening the order of one, or saying so, marks it read. */
export function NoticeList() {
  const notices = usePaged(NoticesDocument, {}, ({ myNotices }) => myNotices);
  const [read, reading] = useCommand(NoticeReadDocument);
  return (
    <>
      <CommandProblem of={reading.problem} />
      <QueryState of={notices}>
        {(list) =>
          list.length === 0 ? (
            <Empty title={words('noticesEmpty')} hint={words('noticesEmptyHint')} />
          ) : (
            <ul className="stack">
              {list.map(({ id, title, body, code, subjectId, urgent, readAt, createdAt }) => (
                <Card as="li" key={id} className="stack tight">
                  <div className="row between">
                    <h2>{title}</h2>
                    {!readAt && <span className={urgent ? 'tag red' : 'tag'}>{words('unread')}</span>}
                  </div>
                  <p>{body}</p>
                  <p className="muted">{dayAndTime(createdAt)}</p>
                  {(code || !readAt) && (
                    <div className="row">
                      {code && (
                        <Link
                          className="button"
                          href={`/orders/${subjectId}`}
                          aria-label={words('openOrder', { code })}
                          onClick={() => readAt || void read({ noticeId: id })}
                        >
                          {words('toOrder')}
                        </Link>
                      )}
                      {!readAt && (
                        <Button weight="quiet" onClick={() => void read({ noticeId: id })}>
                          {words('noticeSeen')}
                        </Button>
                      )}
                    </div>
                  )}
                </Card>
              ))}
            </ul>
          )
        }
      </QueryState>
      {notices.more && (
        <Button wide onClick={notices.more}>
          {words('moreNotices')}
        </Button>
      )}
    </>
  );
}
