import { bracketed } from '../../shared/texts/punctuation';
import { say } from '../../shared/texts/words';
import { ChoiceCards } from '../../shared/ui/choice-cards';
import { Field, TextArea } from '../../shared/ui/field';
import { tell } from '../texts/words';
import type { Acting } from './acting';
import type { FormField } from './field';
import { ItemField, OrganizationField, VolunteerField } from './finder-fields';

interface CommandFieldProps {
  readonly field: FormField;
  readonly acting: Acting;
  readonly value: string;
  readonly fault: string | null;
  readonly onChange: (value: string) => void;
}

/** One field of a command's form, by its kind. */
export function CommandField({ field, acting, value, fault, onChange }: CommandFieldProps) {
  const { kind, label, hint, optional, choices = [] } = field;
  const told = { label: tell(label), hint: hint && tell(hint), fault, optional };
  switch (kind) {
    case 'area':
    case 'lines':
      return <TextArea {...told} value={value} onChange={({ target }) => onChange(target.value)} />;
    case 'when':
      return (
        <Field
          {...told}
          type="datetime-local"
          step={300}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      );
    case 'code':
      return (
        <Field
          {...told}
          inputMode="numeric"
          autoComplete="off"
          value={value}
          onChange={({ target }) => onChange(target.value.trim())}
        />
      );
    case 'number':
      return (
        <Field
          {...told}
          type="number"
          inputMode="decimal"
          min={0}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      );
    case 'flag':
      return (
        <label className="choice">
          <input
            type="checkbox"
            checked={value === 'true'}
            onChange={({ target }) => onChange(String(target.checked))}
          />
          <span>{told.label}</span>
        </label>
      );
    case 'choice':
      return (
        <>
          <ChoiceCards
            label={`${told.label}${optional ? bracketed(say('optional')) : ''}`}
            value={value || null}
            choices={choices.map(([choice, title]) => ({ value: choice, title: tell(title) }))}
            onChoose={onChange}
          />
          {fault && (
            <p className="fault" role="alert">
              {fault}
            </p>
          )}
        </>
      );
    case 'volunteer':
      return (
        <VolunteerField {...told} organizationId={acting.organizationId} value={value} onChange={onChange} />
      );
    case 'organization':
      return <OrganizationField {...told} value={value} onChange={onChange} />;
    case 'item':
      return <ItemField {...told} streetId={acting.streetId} value={value} onChange={onChange} />;
    case 'text':
      return <Field {...told} value={value} onChange={({ target }) => onChange(target.value)} />;
  }
}
