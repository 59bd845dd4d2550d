import { ConsoleAnswerRemarkDocument, ConsoleRemarkDocument } from '../../generated/graphql';
import { dayAndTime } from '../../shared/display/moments';
import { Button } from '../../shared/ui/button';
import { Card } from '../../shared/ui/card';
import { useForm } from '../kit/form-sheet';
import { useOffice } from '../place';
import { words } from '../texts/words';
import type { RemarkFacts } from './oversight-types';

interface OrderRemarksProps {
  readonly orderId: string;
  readonly remarks: readonly RemarkFacts[];
  readonly onDone: () => void;
}

/** 批示: a leader's words to a unit, with a date; the unit answers. */
export function OrderRemarks({ orderId, remarks, onDone }: OrderRemarksProps) {
  const { holds } = useOffice();
  const { open, sheet } = useForm();
  const street = holds('STREET_OFFICER', 'STREET_SUPERVISOR');
  if (!street && remarks.length === 0) return null;
  const remark = () =>
    open({
      title: words('remark'),
      document: ConsoleRemarkDocument,
      fixed: { orderId },
      fields: [
        {
          name: 'organizationId',
          kind: 'organization',
          label: words('remarkTo'),
          hint: words('organizationHint'),
        },
        { name: 'text', kind: 'area', label: words('remarkText') },
        { name: 'dueAt', kind: 'when', label: words('remarkDue') },
      ],
      onDone,
    });
  const answer = (remarkId: string) =>
    open({
      title: words('remarkAnswer'),
      document: ConsoleAnswerRemarkDocument,
      fixed: { remarkId },
      fields: [{ name: 'note', kind: 'area', label: words('remarkNote') }],
      onDone,
    });
  return (
    <Card>
      <h2>{words('remarks')}</h2>
      {remarks.length === 0 && <p className="muted">{words('remarksNone')}</p>}
      <ul className="plain-list">
        {remarks.map(({ id, text, dueAt, createdAt, answer: said, answeredAt }) => (
          <li key={id}>
            <p>
              <b>{text}</b>
            </p>
            <p className="muted">
              {words('remarkDates', { at: dayAndTime(createdAt), due: dayAndTime(dueAt) })}
            </p>
            {answeredAt ? (
              <p>
                <span className="tag good">{words('remarkAnswered')}</span> {said}
              </p>
            ) : (
              <div className="row">
                <span className="tag">{words('remarkOpen')}</span>
                {holds('STREET_OFFICER', 'COMMUNITY_SECRETARY', 'COMMUNITY_DESK') && (
                  <Button weight="quiet" onClick={() => answer(id)}>
                    {words('remarkAnswer')}
                  </Button>
                )}
              </div>
            )}
          </li>
        ))}
      </ul>
      {street && <Button onClick={remark}>{words('remark')}</Button>}
      {sheet}
    </Card>
  );
}
