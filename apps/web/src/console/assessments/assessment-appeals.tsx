import { ConsoleDecideAssessmentAppealDocument, type ConsoleAssessmentQuery } from '../../generated/graphql';
import { dayAndTime } from '../../shared/display/moments';
import { Button } from '../../shared/ui/button';
import { Card } from '../../shared/ui/card';
import { useForm } from '../kit/form-sheet';
import { useOffice } from '../place';
import { words } from '../texts/words';

type Appeal = NonNullable<ConsoleAssessmentQuery['assessment']>['appeals'][number];

/** 考评申诉: decided by another person than who drafted; upheld, the score is frozen anew. */
export function AssessmentAppeals({
  appeals,
  reload,
}: {
  readonly appeals: readonly Appeal[];
  readonly reload: () => void;
}) {
  const { holds } = useOffice();
  const { open, sheet } = useForm();
  const decide = ({ id, reason }: Appeal) =>
    open({
      title: words('decide'),
      document: ConsoleDecideAssessmentAppealDocument,
      fixed: { appealId: id },
      intro: (
        <p>
          <b>{words('appealReason')}</b>：{reason}
        </p>
      ),
      fields: [
        {
          name: 'upheld',
          kind: 'choice',
          label: words('decision'),
          choices: [
            ['true', words('assessmentUpheld')],
            ['false', words('assessmentDismissed')],
          ],
        },
        {
          name: 'publishedReason',
          kind: 'area',
          label: words('publishedReason'),
          hint: words('publishedReasonHint'),
        },
      ],
      toInput: ({ upheld, publishedReason }) => ({ upheld: upheld === 'true', publishedReason }),
      onDone: reload,
    });
  return (
    <Card>
      <h3>{words('assessmentAppeals')}</h3>
      {appeals.length === 0 && <p className="muted">{words('assessmentAppealsEmpty')}</p>}
      <ul className="plain-list stack">
        {appeals.map((appeal) => (
          <li key={appeal.id} className="stack tight">
            <p>
              <b>{appeal.organization}</b> <span className="tag">{words(`appeal${appeal.status}`)}</span>{' '}
              <span className="muted">{dayAndTime(appeal.filedAt)}</span>
            </p>
            <p>{appeal.reason}</p>
            {appeal.publishedReason && (
              <p className="muted">
                {words('publishedReason')}：{appeal.publishedReason}
              </p>
            )}
            {appeal.status === 'OPEN' && holds('STREET_SUPERVISOR', 'DISTRICT_OFFICER') && (
              <p>
                <Button onClick={() => decide(appeal)}>{words('decide')}</Button>
              </p>
            )}
          </li>
        ))}
      </ul>
      {sheet}
    </Card>
  );
}
