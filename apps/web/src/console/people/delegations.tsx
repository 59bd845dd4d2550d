import { ConsoleDelegationsDocument, ConsoleEndDelegationDocument } from '../../generated/graphql';
import { useLiveQuery } from '../../shared/client/use-live-query';
import { dayAndTime } from '../../shared/display/moments';
import { Button } from '../../shared/ui/button';
import { useForm } from '../kit/form-sheet';
import { useOffice } from '../place';
import { words } from '../texts/words';

/** Roles the caller has lent for a leave, or stands in for. */
export function Delegations() {
  const { personId } = useOffice();
  const { data, reload } = useLiveQuery(ConsoleDelegationsDocument, {
    variables: {},
    policy: 'network-only',
  });
  const { open, sheet } = useForm();
  const list = data?.myDelegations ?? [];
  if (list.length === 0) return null;
  return (
    <section aria-label={words('delegations')}>
      <h3>{words('delegations')}</h3>
      <ul className="plain-list">
        {list.map(({ id, role, fromPersonId, startsAt, endsAt }) => (
          <li key={id} className="row between">
            <span>
              {words(fromPersonId === personId ? 'lent' : 'standsIn', { role: words(`role${role}`) })}{' '}
              <span className="muted">
                {dayAndTime(startsAt)} – {dayAndTime(endsAt)}
              </span>
            </span>
            <Button
              weight="quiet"
              onClick={() =>
                open({
                  title: words('endDelegation'),
                  document: ConsoleEndDelegationDocument,
                  fixed: { delegationId: id },
                  onDone: reload,
                })
              }
            >
              {words('endDelegation')}
            </Button>
          </li>
        ))}
      </ul>
      {sheet}
    </section>
  );
}
