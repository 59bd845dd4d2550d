import { useEffect, useState } from 'react';
import { RatableStagesDocument, RatingLinkDocument, type EvaluationStage } from '../../generated/graphql';
import { useLiveQuery } from '../../shared/client/use-live-query';
import { Card } from '../../shared/ui/card';
import { GivenStars } from '../../shared/ui/stars';
import { Tabs } from '../../shared/ui/tabs';
import { say, type Word } from '../texts/words';
import { AddNoteForm } from './order-forms';
import { commandBase, type OrderViewProps } from './order-view-props';
import { RateForm } from './rate-form';

/** The result counts most: it is asked first. */
const ASKED_FIRST: readonly EvaluationStage[] = ['RESULT', 'RECHECK', 'PROCESS', 'RESPONSE', 'INTAKE'];

/** What was rated, what was put right, and each stage that may still be rated while it is fresh. */
export function OrderRatings({ order, token, onChanged }: OrderViewProps) {
  const stages = useRatableStages(order.id, order.version, token);
  const [chosen, setChosen] = useState<EvaluationStage | null>(null);
  const open = ASKED_FIRST.filter((stage) => stages.list.includes(stage));
  const current = chosen && open.includes(chosen) ? chosen : open[0];
  const rated = () => {
    stages.reload();
    onChanged();
  };
  return (
    <>
      {order.rectifications[0] && (
        <Card className="stack tight">
          <h2>{say('rectification')}</h2>
          <p>
            <b>{say(`rectification${order.rectifications[0].status}` as Word)}</b>
          </p>
          {order.rectifications[0].words && (
            <p>
              {say('rectificationSaid')}
              {order.rectifications[0].words}
            </p>
          )}
          {order.availableActions.some(({ command }) => command === 'addNote') && (
            <AddNoteForm base={commandBase({ order, token })} title={say('answerRectification')} />
          )}
        </Card>
      )}
      {current && (
        <section className="stack tight" aria-label={say('rate')}>
          {open.length > 1 && (
            <Tabs
              label={say('rate')}
              tabs={open.map((key) => ({ key, title: say(`stage${key}`) }))}
              current={current}
              onChoose={setChosen}
            />
          )}
          <RateForm
            key={current}
            stage={current}
            onBegun={() => setChosen(current)}
            by={token ? { token } : { orderId: order.id }}
            onRated={rated}
          />
        </section>
      )}
      {order.evaluations.length > 0 && (
        <Card>
          <h2>{say('myRatings')}</h2>
          <ul className="plain-list">
            {order.evaluations.map(({ id, stageText, stars, words }) => (
              <li key={id}>
                <b>{stageText}</b> <GivenStars stars={stars} />
                {words && <p>{words}</p>}
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}

/** Asked of the account, or of the slip's code; again after every change of the order. */
function useRatableStages(orderId: string, version: number, token: string | null) {
  const mine = useLiveQuery(RatableStagesDocument, { variables: { orderId }, pause: token !== null });
  const byLink = useLiveQuery(RatingLinkDocument, {
    variables: { token: token ?? '' },
    pause: token === null,
  });
  const { reload } = token === null ? mine : byLink;
  useEffect(() => {
    reload();
  }, [version, reload]);
  const link = byLink.data?.ratingLink;
  const opened = link?.__typename === 'OpenedRatingLink' ? link.stages : [];
  return { list: token === null ? (mine.data?.ratableStages ?? []) : opened, reload };
}
