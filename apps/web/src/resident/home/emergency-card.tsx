import { Phone } from 'lucide-react';
import { Banner } from '../../shared/ui/banner';
import { say } from '../texts/words';

/** Danger to life is no order (handbook §3, rule 6): the number, large, and nothing to fill in. */
export function EmergencyCard({ call, message }: { readonly call: string; readonly message: string }) {
  return (
    <div className="stack">
      <Banner kind="danger" alert>
        <b>{say('callNow', { number: call })}</b>
        <p>{message}</p>
        <p>{say('callNowHint')}</p>
      </Banner>
      <a className="button primary wide emergency" href={`tel:${call}`}>
        <Phone aria-hidden /> {call}
      </a>
    </div>
  );
}
