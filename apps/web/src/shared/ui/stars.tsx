import { Star } from 'lucide-react';
import { useId } from 'react';
import { say } from '../texts/words';

export const STARS = [1, 2, 3, 4, 5] as const;
export const starsText = (stars: number): string =>
  say(`stars${Math.min(5, Math.max(1, stars)) as (typeof STARS)[number]}`);

interface StarsProps {
  readonly label: string;
  readonly value: number | null;
  readonly onChoose: (stars: number) => void;
}

/** Five levels as 好差评 names them (handbook §4). Radio buttons: arrow keys, numbers read out. */
export function Stars({ label, value, onChoose }: StarsProps) {
  const name = useId();
  return (
    <fieldset className="field">
      <legend>{label}</legend>
      <div className="stars">
        {STARS.map((stars) => (
          <label key={stars} className={stars <= (value ?? 0) ? 'lit' : undefined}>
            <input
              className="sr-only"
              type="radio"
              name={name}
              value={stars}
              checked={stars === value}
              onChange={() => onChoose(stars)}
            />
            <Star aria-hidden />
            <span>{starsText(stars)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** A rating that was given: the stars for the eye, the word for everybody. */
export function GivenStars({ stars }: { readonly stars: number }) {
  return (
    <span className="tag">
      <span aria-hidden>{'★'.repeat(stars)}</span> {starsText(stars)}
    </span>
  );
}
