import { X } from 'lucide-react';
import { Button } from '../../shared/ui/button';
import { Field } from '../../shared/ui/field';
import { words } from '../texts/words';
import type { lackOfWish, Wish } from './wishes';

interface WishRowProps {
  readonly n: number;
  readonly wish: Wish;
  readonly lack: ReturnType<typeof lackOfWish>;
  readonly onChange: (part: Partial<Wish>) => void;
  readonly onRemove: (() => void) | null;
}

/** One paper: who, how to reach, what. */
export function WishRow({ n, wish, lack, onChange, onRemove }: WishRowProps) {
  return (
    <li className="wish">
      <fieldset>
        <legend className="sr-only">{words('wishNumber', { n })}</legend>
        <span className="step" aria-hidden>
          {n}
        </span>
        <Field
          label={words('name')}
          fault={lack === 'wishName' ? words('lackPerson') : null}
          autoComplete="off"
          maxLength={60}
          value={wish.name}
          onChange={({ target }) => onChange({ name: target.value })}
        />
        <Field
          label={words('phone')}
          fault={lack === 'wishReach' ? words('lackReach') : null}
          inputMode="tel"
          autoComplete="off"
          maxLength={20}
          value={wish.phone}
          onChange={({ target }) => onChange({ phone: target.value })}
        />
        <Field
          label={words('address')}
          autoComplete="off"
          maxLength={200}
          value={wish.address}
          onChange={({ target }) => onChange({ address: target.value })}
        />
        <Field
          label={words('wish')}
          fault={lack === 'wishText' ? words('lackWhat') : null}
          autoComplete="off"
          maxLength={1000}
          value={wish.text}
          onChange={({ target }) => onChange({ text: target.value })}
        />
        {onRemove && (
          <Button weight="plain" aria-label={words('removeWish', { n })} onClick={onRemove}>
            <X aria-hidden />
          </Button>
        )}
      </fieldset>
    </li>
  );
}
