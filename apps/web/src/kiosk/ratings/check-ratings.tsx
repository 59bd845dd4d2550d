import {
  KioskCheckPaperDocument,
  KioskOrderCodeDocument,
  KioskPendingPaperDocument,
  type PaperRatingFragment,
} from '../../generated/graphql';
import { useCommand } from '../../shared/client/use-command';
import { useLiveQuery, useReturn } from '../../shared/client/use-live-query';
import { usePaged } from '../../shared/client/use-paged';
import { day, dayAndTime } from '../../shared/display/moments';
import { Button } from '../../shared/ui/button';
import { Facts } from '../../shared/ui/card';
import { CommandProblem } from '../../shared/ui/command-problem';
import { Empty, QueryState } from '../../shared/ui/states';
import { GivenStars } from '../../shared/ui/stars';
import { useToast } from '../../shared/ui/toast';
import { words } from '../texts/words';

/** What others have typed from paper; nothing counts before a second person has compared it. */
export function CheckRatings() {
  const pending = usePaged(KioskPendingPaperDocument, {}, ({ pendingPaperRatings }) => pendingPaperRatings);
  useReturn(pending.reload);
  return (
    <>
      <QueryState of={pending}>
        {(ratings) =>
          ratings.length === 0 ? (
            <Empty title={words('checkEmpty')} hint={words('checkEmptyHint')} />
          ) : (
            <ul className="order-list">
              {ratings.map((rating) => (
                <CheckCard key={rating.id} rating={rating} onDone={pending.reload} />
              ))}
            </ul>
          )
        }
      </QueryState>
      {pending.more && <Button onClick={pending.more}>{words('loadMore')}</Button>}
    </>
  );
}

function CheckCard({
  rating,
  onDone,
}: {
  readonly rating: PaperRatingFragment;
  readonly onDone: () => void;
}) {
  const { data } = useLiveQuery(KioskOrderCodeDocument, { variables: { id: rating.orderId }, live: false });
  const [check, { busy, problem }] = useCommand(KioskCheckPaperDocument);
  const toast = useToast();
  const order = data?.order.__typename === 'ServiceOrder' ? data.order : null;
  const decide = async (agrees: boolean) => {
    const outcome = await check({ evaluationId: rating.id, agrees });
    if (outcome.kind !== 'done') return;
    toast(words(agrees ? 'checkedAgrees' : 'checkedDiffers'));
    onDone();
  };
  return (
    <li className="card stack tight" data-paper={order?.code}>
      <div className="row between">
        <h2>{order?.code ?? '…'}</h2>
        <GivenStars stars={rating.stars} />
      </div>
      <Facts
        pairs={[
          [words('service'), order?.item?.name ?? order?.text],
          [words('stage'), rating.stageText],
          [words('dateOnPaper'), day(rating.occurredAt)],
          [words('wordsOnPaper'), rating.words],
          [words('enteredAt'), dayAndTime(rating.enteredAt)],
        ]}
      />
      <CommandProblem of={problem} />
      <div className="row">
        <Button weight="primary" busy={busy} onClick={() => void decide(true)}>
          {words('paperAgrees')}
        </Button>
        <Button busy={busy} onClick={() => void decide(false)}>
          {words('paperDiffers')}
        </Button>
      </div>
    </li>
  );
}
