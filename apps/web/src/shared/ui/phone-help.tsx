import { say } from '../texts/words';

const NUMBERS = [
  ['12345', 'helpHotline'],
  ['110', 'helpPolice'],
  ['119', 'helpFire'],
  ['120', 'helpMedical'],
] as const;

/** 12345, 110, 119, 120 and the community's own number, one tap away (handbook §8). */
export function PhoneHelpBar({ station }: { readonly station?: string | null }) {
  return (
    <nav className="phone-help" aria-label={say('helpTitle')}>
      {station && (
        <a href={`tel:${station}`} className="station">
          <span>{say('helpStation')}</span> <b>{station}</b>
        </a>
      )}
      {NUMBERS.map(([number, key]) => (
        <a key={number} href={`tel:${number}`}>
          <b>{number}</b>
          <span>{say(key)}</span>
        </a>
      ))}
    </nav>
  );
}
