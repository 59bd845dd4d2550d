import { PhoneCall } from 'lucide-react';
import { Link } from 'wouter';
import { words } from '../texts/words';
import { CallTimer } from './call-timer';
import { useEmergencies } from './use-emergencies';

/** On every page of the desk while somebody in danger waits for a call: loud, and still. */
export function EmergencyBar() {
  const { open } = useEmergencies();
  const first = open[0];
  if (!first) return null;
  return (
    <div role="alert">
      <Link href="/calls" className="emergency-bar">
        <PhoneCall aria-hidden />
        <b>{words('emergencyWaiting', { n: open.length })}</b>
        <CallTimer dueAt={first.callDueAt} />
      </Link>
    </div>
  );
}
