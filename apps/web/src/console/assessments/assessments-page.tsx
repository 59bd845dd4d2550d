import { ConsoleAssessmentsDocument, ConsoleDraftAssessmentDocument } from '../../generated/graphql';
import { usePaged } from '../../shared/client/use-paged';
import { dayAndTime } from '../../shared/display/moments';
import { productNow } from '../../shared/display/product-clock';
import { Banner } from '../../shared/ui/banner';
import { Button, LinkButton } from '../../shared/ui/button';
import { Empty } from '../../shared/ui/states';
import { DataTable } from '../kit/data-table';
import { useForm } from '../kit/form-sheet';
import { useParams } from '../kit/search-params';
import { useOffice } from '../place';
import { words } from '../texts/words';
import { AssessmentDetail } from './assessment-detail';
import { quartersOver } from './quarters';
import { Weights } from './weights';

/** 考评: quarterly snapshots of a street's organisations, from draft over appeals to publication (handbook §5). */
export function AssessmentsPage() {
  const { streetId, place } = useOffice();
  const [params] = useParams();
  const id = params.get('assessment');
  return (
    <>
      <h1>{words('assessments')}</h1>
      <Banner kind="info">
        {words('assessmentsFrozen')} <LinkButton href="/dashboards">{words('toDashboards')}</LinkButton>
      </Banner>
      {streetId === null ? (
        <Empty
          title={words('assessmentsOfStreet')}
          hint={words('assessmentsOfStreetHint', { name: place.name })}
        />
      ) : id ? (
        <AssessmentDetail id={id} />
      ) : (
        <AssessmentList streetId={streetId} />
      )}
    </>
  );
}

function AssessmentList({ streetId }: { readonly streetId: string }) {
  const { holds } = useOffice();
  const [, change] = useParams();
  const list = usePaged(ConsoleAssessmentsDocument, { streetId }, ({ assessments }) => assessments);
  const { open, sheet } = useForm();
  const quarters = quartersOver(productNow());
  const draft = () =>
    open({
      title: words('assessmentDraft'),
      document: ConsoleDraftAssessmentDocument,
      fixed: { streetId },
      initial: { quarter: quarters[0]! },
      intro: <p className="muted">{words('assessmentDraftIntro')}</p>,
      fields: [
        {
          name: 'quarter',
          kind: 'select',
          label: words('quarter'),
          choices: quarters.map((quarter) => [quarter, quarter]),
        },
      ],
      onDone: list.reload,
    });
  return (
    <>
      {holds('STREET_OFFICER') && (
        <p>
          <Button weight="primary" onClick={draft}>
            {words('assessmentDraft')}
          </Button>
        </p>
      )}
      <DataTable
        label={words('assessments')}
        of={list}
        empty={words('assessmentsEmpty')}
        emptyHint={words('assessmentsEmptyHint')}
        columns={[
          { title: words('quarter'), render: (_, { quarter }) => <b>{quarter}</b> },
          {
            title: words('status'),
            render: (_, { status }) => (
              <span className={`tag ${status === 'PUBLISHED' ? 'good' : ''}`}>
                {words(`assessment${status}`)}
              </span>
            ),
          },
          { title: words('weightsVersion'), render: (_, { weights }) => weights.version },
          { title: words('draftedAt'), render: (_, { draftedAt }) => dayAndTime(draftedAt) },
          { title: words('appealsUntil'), render: (_, { appealsUntil }) => dayAndTime(appealsUntil) },
          {
            title: words('publishedAt'),
            render: (_, { publishedAt }) => (publishedAt ? dayAndTime(publishedAt) : '–'),
          },
          {
            title: words('actions'),
            render: (_, { id, quarter }) => (
              <Button
                aria-label={words('openAssessment', { quarter })}
                onClick={() => change({ assessment: id })}
              >
                {words('openIt')}
              </Button>
            ),
          },
        ]}
      />
      <Weights streetId={streetId} />
      {sheet}
    </>
  );
}
