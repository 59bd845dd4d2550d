import { ConsoleHandleIncidentDocument } from '../../generated/graphql';
import { dayAndTime } from '../../shared/display/moments';
import { Button } from '../../shared/ui/button';
import { useForm } from '../kit/form-sheet';
import { useOffice } from '../place';
import { words } from '../texts/words';
import type { IncidentFacts } from './oversight-types';

const LOOKS = { OPEN: 'red', HANDLING: '', CLOSED: 'good' } as const;

interface IncidentLineProps {
  readonly incident: IncidentFacts;
  readonly onDone: () => void;
}

/** One incident, and taking it up or settling it; its words are the street's alone. */
export function IncidentLine({ incident, onDone }: IncidentLineProps) {
  const { id, kind, status, details, note, reportedAt } = incident;
  const { holds } = useOffice();
  const { open, sheet } = useForm();
  const handle = () =>
    open({
      title: words('incidentHandle'),
      document: ConsoleHandleIncidentDocument,
      fixed: { incidentId: id },
      fields: [
        { name: 'note', kind: 'area', label: words('incidentNote') },
        { name: 'close', kind: 'flag', label: words('incidentClose') },
      ],
      onDone,
    });
  return (
    <div className="stack tight">
      <div className="row">
        <b>{words(`incident${kind}`)}</b>
        <span className={`tag ${LOOKS[status]}`}>{words(`incidentIs${status}`)}</span>
        <span className="muted">{dayAndTime(reportedAt)}</span>
      </div>
      {details && <p>{details}</p>}
      {note && <p className="muted">{words('incidentDone', { note })}</p>}
      {status !== 'CLOSED' && holds('STREET_OFFICER', 'STREET_SUPERVISOR') && (
        <div className="row">
          <Button weight="quiet" onClick={handle}>
            {words('incidentHandle')}
          </Button>
        </div>
      )}
      {sheet}
    </div>
  );
}
