import {
  ConsoleAssessmentWeightsDocument,
  ConsoleUpdateAssessmentWeightsDocument,
} from '../../generated/graphql';
import { useLiveQuery } from '../../shared/client/use-live-query';
import { fullDay } from '../../shared/display/moments';
import { Button } from '../../shared/ui/button';
import { Card } from '../../shared/ui/card';
import { QueryState } from '../../shared/ui/states';
import { percent } from '../../dashboards/numbers';
import { useForm } from '../kit/form-sheet';
import { useOffice } from '../place';
import { words } from '../texts/words';

const PARTS = ['response', 'resolution', 'satisfaction'] as const;

/** 权重: every version with its reason; an assessment keeps the one it was scored with. */
export function Weights({ streetId }: { readonly streetId: string }) {
  const { holds } = useOffice();
  const loaded = useLiveQuery(ConsoleAssessmentWeightsDocument, { variables: { streetId }, live: false });
  const { open, sheet } = useForm();
  const latest = loaded.data?.assessmentWeights[0];
  const update = () =>
    latest &&
    open({
      title: words('weightsChange'),
      document: ConsoleUpdateAssessmentWeightsDocument,
      fixed: { streetId, expectedVersion: latest.version },
      initial: Object.fromEntries(PARTS.map((part) => [part, String(latest[part])])),
      intro: <p className="muted">{words('weightsIntro')}</p>,
      fields: [
        ...PARTS.map((part) => ({ name: part, kind: 'text' as const, label: words(`weight_${part}`) })),
        { name: 'reason', kind: 'area', label: words('weightsReason') },
      ],
      toInput: ({ reason, ...parts }) => ({
        reason,
        ...Object.fromEntries(PARTS.map((part) => [part, Number(parts[part])])),
      }),
      onDone: loaded.reload,
    });
  return (
    <Card>
      <div className="row between">
        <h2>{words('weights')}</h2>
        {holds('STREET_OFFICER') && <Button onClick={update}>{words('weightsChange')}</Button>}
      </div>
      <QueryState of={loaded} rows={2}>
        {({ assessmentWeights }) => (
          <ul className="plain-list stack tight">
            {assessmentWeights.map(({ version, reason, setAt, ...parts }) => (
              <li key={version}>
                <b>{words('weightsNumber', { n: version })}</b>{' '}
                {PARTS.map((part) => `${words(`weight_${part}`)} ${percent(parts[part])}`).join(' · ')}{' '}
                <span className="muted">
                  {version === 0 ? words('weightsDefault') : `${setAt ? fullDay(setAt) : ''} ${reason ?? ''}`}
                </span>
              </li>
            ))}
          </ul>
        )}
      </QueryState>
      {sheet}
    </Card>
  );
}
