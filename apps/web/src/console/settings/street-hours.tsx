import { ConsoleSettingsDocument, ConsoleUpdateSettingsDocument } from '../../generated/graphql';
import { useLiveQuery } from '../../shared/client/use-live-query';
import { Button } from '../../shared/ui/button';
import { Card, Facts } from '../../shared/ui/card';
import { NotAllowed, QueryState } from '../../shared/ui/states';
import { useForm } from '../kit/form-sheet';
import { DEADLINES, deadlineName } from '../texts/deadline-names';
import { words } from '../texts/words';
import { FactorRoles } from './factor-roles';

/** Working hours, load cap, the number to call, and deadlines that differ from the handbook's. */
export function StreetHours({ streetId }: { readonly streetId: string }) {
  const loaded = useLiveQuery(ConsoleSettingsDocument, { variables: { streetId } });
  const { open, sheet } = useForm();
  return (
    <QueryState of={loaded}>
      {({ streetSettings: settings }) => {
        if (!settings) return <NotAllowed />;
        const { version, workingHours, defaultLoadCap, publicPhone, deadlineOverrides } = settings;
        const fixed = { streetId, expectedVersion: version };
        const overrides = deadlineOverrides.map(({ kind, normal, urgent, complex }) => ({
          kind,
          ...(normal && { normal }),
          ...(urgent && { urgent }),
          ...(complex && { complex }),
        }));
        const editHours = () =>
          open({
            title: words('editHours'),
            document: ConsoleUpdateSettingsDocument,
            fixed,
            initial: { workingHours, publicPhone, defaultLoadCap: String(defaultLoadCap) },
            fields: [
              {
                name: 'workingHours',
                kind: 'text',
                label: words('workingHours'),
                hint: words('workingHoursHint'),
              },
              { name: 'defaultLoadCap', kind: 'number', label: words('loadCap') },
              { name: 'publicPhone', kind: 'text', label: words('publicPhone') },
            ],
            onDone: loaded.reload,
          });
        const editDeadline = () =>
          open({
            title: words('editDeadline'),
            document: ConsoleUpdateSettingsDocument,
            fixed,
            intro: <p className="muted">{words('editDeadlineIntro')}</p>,
            fields: [
              {
                name: 'kind',
                kind: 'select',
                label: words('deadline'),
                choices: DEADLINES.map((kind) => [kind, deadlineName(kind)] as const),
              },
              {
                name: 'normal',
                kind: 'text',
                label: words('lengthNormal'),
                hint: words('lengthHint'),
                optional: true,
              },
              { name: 'urgent', kind: 'text', label: words('lengthUrgent'), optional: true },
            ],
            toInput: ({ kind, normal, urgent }) => ({
              deadlineOverrides: [
                ...overrides.filter((one) => one.kind !== kind),
                ...(normal || urgent ? [{ kind, ...(normal && { normal }), ...(urgent && { urgent }) }] : []),
              ],
            }),
            onDone: loaded.reload,
          });
        return (
          <>
            <Card>
              <h2>{words('hours')}</h2>
              <Facts
                pairs={[
                  [words('workingHours'), workingHours],
                  [words('loadCap'), defaultLoadCap],
                  [words('publicPhone'), publicPhone],
                  [words('codePrefix'), settings.codePrefix],
                ]}
              />
              <Button onClick={editHours}>{words('editHours')}</Button>
            </Card>
            <Card>
              <h2>{words('deadlines')}</h2>
              <p className="muted">{words('deadlinesHint')}</p>
              <ul className="plain-list">
                {deadlineOverrides.map(({ kind, normal, urgent }) => (
                  <li key={kind} className="row between">
                    <b>{deadlineName(kind)}</b>
                    <span>{[normal, urgent].filter(Boolean).join(' / ')}</span>
                  </li>
                ))}
              </ul>
              <Button onClick={editDeadline}>{words('editDeadline')}</Button>
            </Card>
            <FactorRoles
              streetId={streetId}
              version={version}
              roles={settings.secondFactorRoles ?? null}
              onDone={loaded.reload}
            />
            {sheet}
          </>
        );
      }}
    </QueryState>
  );
}
