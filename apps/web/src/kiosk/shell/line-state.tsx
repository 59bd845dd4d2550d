import { Cloud, CloudOff, RefreshCw, TriangleAlert } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useLinkState } from '../../shared/client/live-link';
import { useEntries } from '../outbox/outbox-context';
import { words } from '../texts/words';

const subscribe = (tell: () => void) => {
  window.addEventListener('online', tell);
  window.addEventListener('offline', tell);
  return () => {
    window.removeEventListener('online', tell);
    window.removeEventListener('offline', tell);
  };
};

export const useOnline = (): boolean => {
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  return useLinkState() !== 'down' && online;
};

/** In the head, always: is there a line, how many orders wait for it, how many want a person. */
export function LineState() {
  const online = useOnline();
  const entries = useEntries();
  const waiting = entries.filter(({ state }) => state === 'queued' || state === 'sending').length;
  const refused = entries.filter(({ state }) => state === 'rejected').length;
  return (
    <p className="line-state" role="status">
      <span className="with-icon">
        {online ? <Cloud aria-hidden /> : <CloudOff aria-hidden />}
        {words(online ? 'lineUp' : 'lineDown')}
      </span>
      {waiting > 0 && (
        <span className="with-icon">
          <RefreshCw aria-hidden />
          {words('waitingCount', { n: waiting })}
        </span>
      )}
      {refused > 0 && (
        <span className="with-icon">
          <TriangleAlert aria-hidden />
          {words('refusedCount', { n: refused })}
        </span>
      )}
    </p>
  );
}
