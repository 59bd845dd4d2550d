import { useState } from 'react';
import {
  BranchAppealAssessmentDocument,
  BranchAssessmentsDocument,
  type BranchAssessmentsQuery,
} from '../generated/graphql';
import { percent } from '../dashboards/numbers';
import { useCommand } from '../shared/client/use-command';
import { useLiveQuery } from '../shared/client/use-live-query';
import { dayAndTime } from '../shared/display/moments';
import { useProductNow } from '../shared/display/product-clock';
import { bracketed, colon } from '../shared/texts/punctuation';
import { Banner } from '../shared/ui/banner';
import { Button } from '../shared/ui/button';
import { Card, Facts, Stack } from '../shared/ui/card';
import { CommandProblem } from '../shared/ui/command-problem';
import { TextArea } from '../shared/ui/field';
import { Sheet } from '../shared/ui/sheet';
import { Empty, QueryState } from '../shared/ui/states';
import { useToast } from '../shared/ui/toast';
import { useOrganization } from './membership';
import { words } from './texts';

type Assessment = BranchAssessmentsQuery['assessments']['nodes'][number];
type Score = Assessment['scores'][number];

/** 考评: the organisation's own score of the last quarters, frozen, and the way to appeal it. */
export function AssessmentPage() {
  const { id: organizationId, streetId } = useOrganization();
  const loaded = useLiveQuery(BranchAssessmentsDocument, {
    variables: { streetId: streetId ?? '' },
    pause: !streetId,
    live: false,
  });
  return (
    <Stack>
      <h1>{words('assessments')}</h1>
      <Banner kind="info">{words('assessmentsFrozen')}</Banner>
      <QueryState of={loaded} rows={3}>
        {({ assessments }) => {
          const mine = assessments.nodes.flatMap((assessment) => {
            const score = assessment.scores.find((one) => one.organizationId === organizationId);
            return score ? [{ assessment, score }] : [];
          });
          return mine.length === 0 ? (
            <Empty title={words('assessmentsEmpty')} hint={words('assessmentsEmptyHint')} />
          ) : (
            mine.map(({ assessment, score }) => (
              <OwnAssessment key={assessment.id} of={assessment} score={score} reload={loaded.reload} />
            ))
          );
        }}
      </QueryState>
    </Stack>
  );
}

interface OwnProps {
  readonly of: Assessment;
  readonly score: Score;
  readonly reload: () => void;
}

function OwnAssessment({ of: assessment, score, reload }: OwnProps) {
  const { organizationId } = score;
  const [asking, setAsking] = useState(false);
  const now = useProductNow();
  const appeal = assessment.appeals.find((one) => one.organizationId === organizationId);
  const mayAppeal = !appeal && assessment.status === 'DRAFT' && now <= Date.parse(assessment.appealsUntil);
  const share = (value: number | null | undefined, sample: number) =>
    score.withheld ? words('assessmentWithheld') : `${percent(value)}${bracketed(String(sample))}`;
  return (
    <Card className="stack">
      <h2>
        {assessment.quarter}{' '}
        <span className={`tag ${assessment.status === 'PUBLISHED' ? 'good' : ''}`}>
          {words(`assessment${assessment.status}`)}
        </span>
      </h2>
      <Facts
        pairs={[
          [words('assessmentFrozenAt'), dayAndTime(assessment.draftedAt)],
          [words('assessmentResponse'), share(score.response, score.responseSample)],
          [words('assessmentResolution'), share(score.resolution, score.resolutionSample)],
          [words('assessmentSatisfaction'), share(score.satisfaction, score.satisfactionSample)],
          [words('assessmentComposite'), percent(score.composite)],
          [
            words('assessmentRank'),
            score.rank ?? words(score.sampleTooSmall ? 'assessmentTooSmall' : 'assessmentNotYet'),
          ],
          [words('assessmentStars'), score.stars],
          [words('assessmentList'), score.list && words(`list${score.list}`)],
          [words('assessmentAppealsUntil'), dayAndTime(assessment.appealsUntil)],
        ]}
      />
      {appeal && (
        <p>
          <b>{words(`assessmentAppeal${appeal.status}`)}</b>
          {colon()}
          {appeal.reason} {appeal.publishedReason && <span className="muted">{appeal.publishedReason}</span>}
        </p>
      )}
      {mayAppeal && (
        <p>
          <Button onClick={() => setAsking(true)}>{words('assessmentAppeal')}</Button>
        </p>
      )}
      {asking && (
        <AppealSheet
          assessmentId={assessment.id}
          organizationId={organizationId}
          onClose={() => setAsking(false)}
          onDone={reload}
        />
      )}
    </Card>
  );
}

interface AppealSheetProps {
  readonly assessmentId: string;
  readonly organizationId: string;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

function AppealSheet({ assessmentId, organizationId, onClose, onDone }: AppealSheetProps) {
  const [reason, setReason] = useState('');
  const [file, filing] = useCommand(BranchAppealAssessmentDocument);
  const tell = useToast();
  const submit = async () => {
    const outcome = await file({ assessmentId, organizationId, reason });
    if (outcome.kind !== 'done') return;
    tell(words('assessmentAppealed'));
    onDone();
    onClose();
  };
  return (
    <Sheet open onClose={onClose} title={words('assessmentAppeal')}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextArea
          label={words('assessmentAppealReason')}
          hint={words('assessmentAppealHint')}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
        <CommandProblem of={filing.problem} />
        <Button type="submit" weight="primary" wide busy={filing.busy} disabled={reason.trim() === ''}>
          {words('assessmentSend')}
        </Button>
      </form>
    </Sheet>
  );
}
