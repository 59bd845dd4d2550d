import { useEffect, useState, useSyncExternalStore } from 'react';
import { useLinkState } from '../client/live-link';
import { time } from '../display/moments';
import { say } from '../texts/words';
import { Banner } from './banner';

const subscribe = (tell: () => void) => {
  window.addEventListener('online', tell);
  window.addEventListener('offline', tell);
  return () => {
    window.removeEventListener('online', tell);
    window.removeEventListener('offline', tell);
  };
};

/** Above what may be old by now: that the line is gone, and since when. */
export function OfflineBanner() {
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  const link = useLinkState();
  const [seenAt, setSeenAt] = useState(() => new Date());
  useEffect(() => {
    if (!online) setSeenAt(new Date());
  }, [online]);
  if (online && link !== 'down') return null;
  return (
    <div role="status">
      <Banner>{online ? say('reconnecting') : say('offline', { time: time(seenAt) })}</Banner>
    </div>
  );
}
