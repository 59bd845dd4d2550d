import { ConsoleReportIncidentDocument } from '../../generated/graphql';
import { Button } from '../../shared/ui/button';
import { Card } from '../../shared/ui/card';
import { useForm } from '../kit/form-sheet';
import { words } from '../texts/words';
import { IncidentLine } from './incident-line';
import type { IncidentFacts } from './oversight-types';

interface OrderIncidentsProps {
  readonly orderId: string;
  readonly incidents: readonly IncidentFacts[];
  readonly onDone: () => void;
}

/** What went wrong besides the service: injury, dispute, damage. */
export function OrderIncidents({ orderId, incidents, onDone }: OrderIncidentsProps) {
  const { open, sheet } = useForm();
  const report = () =>
    open({
      title: words('incidentReport'),
      document: ConsoleReportIncidentDocument,
      fixed: { orderId },
      fields: [
        {
          name: 'kind',
          kind: 'choice',
          label: words('incidentKind'),
          choices: [
            ['INJURY', words('incidentINJURY')],
            ['DISPUTE', words('incidentDISPUTE')],
            ['PROPERTY_DAMAGE', words('incidentPROPERTY_DAMAGE')],
            ['OTHER', words('incidentOTHER')],
          ],
        },
        {
          name: 'details',
          kind: 'area',
          label: words('incidentDetails'),
          hint: words('incidentDetailsHint'),
        },
      ],
      onDone,
    });
  return (
    <Card>
      <h2>{words('incidents')}</h2>
      {incidents.length === 0 && <p className="muted">{words('incidentsNone')}</p>}
      <ul className="plain-list">
        {incidents.map((incident) => (
          <li key={incident.id}>
            <IncidentLine incident={incident} onDone={onDone} />
          </li>
        ))}
      </ul>
      <Button onClick={report}>{words('incidentReport')}</Button>
      {sheet}
    </Card>
  );
}
