import {
  ConsoleAssessmentDocument,
  ConsoleDecideAssessmentAppealDocument,
  ConsolePublishAssessmentDocument,
  type ConsoleAssessmentQuery,
} from '../../generated/graphql';
import { useCommand } from '../../shared/client/use-command';
import { useLiveQuery } from '../../shared/client/use-live-query';
import { dayAndTime } from '../../shared/display/moments';
import { useProductNow } from '../../shared/display/product-clock';
import { Banner } from '../../shared/ui/banner';
import { Button } from '../../shared/ui/button';
import { Card } from '../../shared/ui/card';
import { CommandProblem } from '../../shared/ui/command-problem';
import { Empty, QueryState } from '../../shared/ui/states';
import { useToast } from '../../shared/ui/toast';
import { percent } from '../../dashboards/numbers';
import { useParams } from '../kit/search-params';
import { useOffice } from '../place';
import { AppealTable } from '../quality/appeal-table';
import { words } from '../texts/words';
import { ScoreTable } from './score-table';

type Assessment = NonNullable<ConsoleAssessmentQuery['assessment']>;

/** One assessment: what it froze and with which weights, its lists, its appeals, its publication. */
export function AssessmentDetail({ id }: { readonly id: string }) {
  const loaded = useLiveQuery(ConsoleAssessmentDocument, { variables: { id }, live: false });
  const [, change] = useParams();
  return (
    <>
      <p>
        <Button onClick={() => change({ assessment: null })}>{words('backToAssessments')}</Button>
      </p>
      <QueryState of={loaded} rows={6}>
        {({ assessment }) =>
          assessment ? (
            <Assessed of={assessment} reload={loaded.reload} />
          ) : (
            <Empty title={words('assessmentsEmpty')} />
          )
        }
      </QueryState>
    </>
  );
}

function Assessed({ of: assessment, reload }: { readonly of: Assessment; readonly reload: () => void }) {
  const { holds } = useOffice();
  const { status, quarter, weights, scores, appeals, draftedAt } = assessment;
  const isPublished = status === 'PUBLISHED';
  return (
    <>
      <h2>
        {words('assessmentOf', { quarter })}{' '}
        <span className={`tag ${isPublished ? 'good' : ''}`}>{words(`assessment${status}`)}</span>
      </h2>
      <p className="muted">
        {words('assessmentFrozenAt', { at: dayAndTime(draftedAt), n: weights.version })}{' '}
        {words('assessmentWeights', {
          response: percent(weights.response),
          resolution: percent(weights.resolution),
          satisfaction: percent(weights.satisfaction),
        })}
      </p>
      {isPublished ? <Lists scores={scores} /> : <Publishing of={assessment} reload={reload} />}
      <ScoreTable scores={scores} />
      <Card>
        <h3>{words('assessmentAppeals')}</h3>
        <AppealTable
          label={words('assessmentAppeals')}
          of={{ data: appeals, reload }}
          empty={words('assessmentAppealsEmpty')}
          about={{ title: words('scoreOrganization'), render: ({ organization }) => organization }}
          // by another person than who drafted; upheld, the score is frozen anew
          mayDecide={() => holds('STREET_SUPERVISOR', 'DISTRICT_OFFICER')}
          decision={ConsoleDecideAssessmentAppealDocument}
          verdicts={{ upheld: 'assessmentUpheld', dismissed: 'assessmentDismissed' }}
        />
      </Card>
    </>
  );
}

/** What is still in the way of publishing, and the button for who may. */
function Publishing({ of: assessment, reload }: { readonly of: Assessment; readonly reload: () => void }) {
  const { holds } = useOffice();
  const now = useProductNow();
  const [publish, publishing] = useCommand(ConsolePublishAssessmentDocument);
  const tell = useToast();
  const { id, appealsUntil, appeals } = assessment;
  const open = appeals.filter(({ status }) => status === 'OPEN').length;
  const isOver = now >= Date.parse(appealsUntil);
  const press = async () => {
    const outcome = await publish({ assessmentId: id });
    if (outcome.kind !== 'done') return;
    tell(words('assessmentPublishedToast'));
    reload();
  };
  return (
    <Banner kind={isOver && open === 0 ? 'good' : 'notice'}>
      <p>
        {isOver
          ? words('appealWindowOver', { at: dayAndTime(appealsUntil) })
          : words('appealWindowOpen', { at: dayAndTime(appealsUntil) })}{' '}
        {open > 0 && words('appealsStillOpen', { n: open })}
      </p>
      {holds('STREET_OFFICER') && isOver && open === 0 && (
        <Button weight="primary" busy={publishing.busy} onClick={() => void press()}>
          {words('publish')}
        </Button>
      )}
      <CommandProblem of={publishing.problem} />
    </Banner>
  );
}

function Lists({ scores }: { readonly scores: Assessment['scores'] }) {
  const on = (list: 'RED_LIST' | 'TO_IMPROVE') => scores.filter((score) => score.list === list);
  return (
    <div className="honours">
      {(['RED_LIST', 'TO_IMPROVE'] as const).map((list) => (
        <section key={list} className="card" aria-label={words(`list${list}`)}>
          <h3>{words(`list${list}`)}</h3>
          {on(list).length === 0 ? (
            <p className="muted">{words('listEmpty')}</p>
          ) : (
            <ul className="plain-list">
              {on(list).map(({ organizationId, name, stars }) => (
                <li key={organizationId}>
                  {name} <span className="muted">{words('starLevel', { n: stars ?? 0 })}</span>
                </li>
              ))}
            </ul>
          )}
        </section>
      ))}
    </div>
  );
}
