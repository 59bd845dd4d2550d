import { useState } from 'react';
import { Field } from '../ui/field';
import { words } from './texts/words';

export interface NewPassword {
  readonly value: string;
  /** Typed the same twice. */
  readonly agreed: boolean;
}

/** A new password, twice, readable where nobody looks over one's shoulder. */
export function NewPasswordFields({
  onChange,
}: {
  readonly onChange: (password: NewPassword | null) => void;
}) {
  const [first, setFirst] = useState('');
  const [again, setAgain] = useState('');
  const [shown, setShown] = useState(false);
  const tell = (one: string, other: string) => {
    setFirst(one);
    setAgain(other);
    onChange(one === '' ? null : { value: one, agreed: one === other });
  };
  const kind = { type: shown ? 'text' : 'password', autoComplete: 'new-password', required: true } as const;
  return (
    <>
      <Field
        {...kind}
        label={words('newPassword')}
        hint={words('newPasswordHint')}
        minLength={12}
        value={first}
        onChange={({ target }) => tell(target.value, again)}
      />
      <Field
        {...kind}
        label={words('repeatPassword')}
        fault={again !== '' && again.length >= first.length && again !== first ? words('notTheSame') : null}
        value={again}
        onChange={({ target }) => tell(first, target.value)}
      />
      <label className="choice">
        <input type="checkbox" checked={shown} onChange={({ target }) => setShown(target.checked)} />
        <span>{words('showPassword')}</span>
      </label>
    </>
  );
}
