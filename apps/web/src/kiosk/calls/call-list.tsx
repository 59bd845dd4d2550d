import { Link } from 'wouter';
import {
  KioskCallListDocument,
  KioskNoticeCallDocument,
  type KioskCallListQuery,
} from '../../generated/graphql';
import { useCommand } from '../../shared/client/use-command';
import { useReturn } from '../../shared/client/use-live-query';
import { usePaged } from '../../shared/client/use-paged';
import { dayAndTime } from '../../shared/display/moments';
import { Button } from '../../shared/ui/button';
import { CommandProblem } from '../../shared/ui/command-problem';
import { Empty, QueryState } from '../../shared/ui/states';
import { useToast } from '../../shared/ui/toast';
import { useStation } from '../station/station-context';
import { words } from '../texts/words';

/** Who has no phone that takes messages, and is told by a call. */
export function CallList() {
  const { communityId } = useStation();
  const list = usePaged(KioskCallListDocument, { organizationId: communityId }, ({ callList }) => callList);
  useReturn(list.reload);
  return (
    <>
      <QueryState of={list}>
        {(notices) =>
          notices.length === 0 ? (
            <Empty title={words('callListEmpty')} hint={words('callListEmptyHint')} />
          ) : (
            <ul className="order-list">
              {notices.map((notice) => (
                <CallLine key={notice.id} notice={notice} onDone={list.reload} />
              ))}
            </ul>
          )
        }
      </QueryState>
      {list.more && <Button onClick={list.more}>{words('loadMore')}</Button>}
    </>
  );
}

interface CallLineProps {
  readonly notice: KioskCallListQuery['callList']['nodes'][number];
  readonly onDone: () => void;
}

function CallLine({
  notice: { id, title, body, code, subjectId, urgent, createdAt },
  onDone,
}: CallLineProps) {
  const [record, { busy, problem }] = useCommand(KioskNoticeCallDocument);
  const toast = useToast();
  const told = async () => {
    const outcome = await record({ noticeId: id });
    if (outcome.kind !== 'done') return;
    toast(words('callListDone'));
    onDone();
  };
  return (
    <li className="card stack tight">
      <h2>
        {title} {urgent && <span className="tag red">{words('urgentTag')}</span>}
      </h2>
      <p>{body}</p>
      <p className="muted">{dayAndTime(createdAt)}</p>
      <div className="row">
        <Button weight="primary" busy={busy} onClick={() => void told()}>
          {words('toldByPhone')}
        </Button>
        {code && (
          <Link className="button quiet" href={`/orders/${subjectId}`}>
            {code}
          </Link>
        )}
      </div>
      <CommandProblem of={problem} />
    </li>
  );
}
