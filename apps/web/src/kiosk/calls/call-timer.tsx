import { useProductNow } from '../../shared/display/product-clock';
import { words } from '../texts/words';

/** Of three minutes (handbook §3, rule 6): what is left, to the second; then how long it is over. */
export function CallTimer({ dueAt }: { readonly dueAt: string }) {
  const now = useProductNow(1000);
  const left = Math.round((Date.parse(dueAt) - now) / 1000);
  const seconds = Math.abs(left);
  const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <span className="call-timer" role="timer">
      {words(left < 0 ? 'callOver' : 'callLeft', { clock })}
    </span>
  );
}
