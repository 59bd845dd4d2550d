import { bracketed } from '../../shared/texts/punctuation';
import { say } from '../../shared/texts/words';
import { ChoiceCards } from '../../shared/ui/choice-cards';
import { Field, Select, TextArea } from '../../shared/ui/field';
import { ItemField, OrganizationField } from '../../staff/commands/finder-fields';
import { words } from '../texts/words';

/** What somebody has typed or chosen so far, as text; '' when nothing. */
export type Values = Readonly<Record<string, string>>;

export interface FieldSpec {
  readonly name: string;
  readonly label: string;
  /** `lines`: one entry a line; `flag`: a box to tick; `when`: day and time in China. */
  readonly kind:
    | 'text'
    | 'area'
    | 'number'
    | 'choice'
    | 'select'
    | 'flag'
    | 'when'
    | 'date'
    | 'lines'
    | 'organization'
    | 'item';
  readonly hint?: string;
  readonly optional?: boolean;
  readonly choices?: readonly (readonly [value: string, title: string])[];
  /** Asked only when this holds. */
  readonly when?: (values: Values) => boolean;
}

interface FormFieldProps {
  readonly spec: FieldSpec;
  readonly value: string;
  readonly fault: string | null;
  readonly streetId?: string;
  readonly onChange: (value: string) => void;
}

const NATIVE = { text: 'text', number: 'number', when: 'datetime-local', date: 'date' } as const;

/** One field of a form of the office, by its kind. */
export function FormField({ spec, value, fault, streetId, onChange }: FormFieldProps) {
  const { kind, label, hint, optional, choices = [] } = spec;
  const told = { label, hint, fault, optional };
  switch (kind) {
    case 'area':
    case 'lines':
      return <TextArea {...told} value={value} onChange={({ target }) => onChange(target.value)} />;
    case 'flag':
      return (
        <label className="choice">
          <input
            type="checkbox"
            checked={value === 'true'}
            onChange={({ target }) => onChange(String(target.checked))}
          />
          <span>{label}</span>
        </label>
      );
    case 'choice':
      return (
        <>
          <ChoiceCards
            columns
            label={optional ? `${label}${bracketed(say('optional'))}` : label}
            value={value || null}
            choices={choices.map(([choice, title]) => ({ value: choice, title }))}
            onChoose={onChange}
          />
          {fault && (
            <p className="fault" role="alert">
              {fault}
            </p>
          )}
        </>
      );
    case 'select':
      return (
        <Select {...told} value={value} onChange={({ target }) => onChange(target.value)}>
          <option value="">{words('pickOne')}</option>
          {choices.map(([choice, title]) => (
            <option key={choice} value={choice}>
              {title}
            </option>
          ))}
        </Select>
      );
    case 'organization':
      return <OrganizationField {...told} value={value} onChange={onChange} />;
    case 'item':
      return <ItemField {...told} streetId={streetId} value={value} onChange={onChange} />;
    case 'text':
    case 'number':
    case 'when':
    case 'date':
      return (
        <Field
          {...told}
          type={NATIVE[kind]}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      );
  }
}

/** What travels: empty optional fields are left out, times in UTC. */
export function inputOf(fields: readonly FieldSpec[], values: Values): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const { name, kind } of asked(fields, values)) {
    const value = values[name] ?? '';
    if (kind === 'flag') input[name] = value === 'true';
    else if (kind === 'lines') input[name] = value.split('\n').flatMap((line) => line.trim() || []);
    else if (value === '') continue;
    else if (kind === 'when') input[name] = new Date(`${value}:00+08:00`).toISOString();
    else if (kind === 'number') input[name] = Number(value);
    else input[name] = value;
  }
  return input;
}

export const asked = (fields: readonly FieldSpec[], values: Values): FieldSpec[] =>
  fields.filter(({ when }) => when?.(values) ?? true);

/** The first field that must be filled and is not. */
export const missing = (fields: readonly FieldSpec[], values: Values): FieldSpec | undefined =>
  asked(fields, values).find(
    ({ name, kind, optional }) => !optional && kind !== 'flag' && (values[name] ?? '').trim() === '',
  );
