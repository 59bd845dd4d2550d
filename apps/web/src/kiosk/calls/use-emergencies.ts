import { KioskEmergenciesDocument } from '../../generated/graphql';
import { usePaged } from '../../shared/client/use-paged';
import { useDeskEvents } from '../desk/use-desk-events';
import { useStation } from '../station/station-context';

/** Who must be phoned back at once, live; the longest waiting first. */
export function useEmergencies() {
  const { path } = useStation();
  const notices = usePaged(
    KioskEmergenciesDocument,
    { under: path },
    ({ emergencyNotices }) => emergencyNotices,
  );
  useDeskEvents(notices.reload);
  const open = (notices.data ?? [])
    .filter(({ status }) => status === 'OPEN')
    .sort((a, b) => Date.parse(a.callDueAt) - Date.parse(b.callDueAt));
  return { ...notices, open };
}
