import type { StaffWord } from '../texts/words';

/** What somebody has typed or chosen so far, as text; '' when nothing. */
export type Values = Readonly<Record<string, string>>;

export interface FormField {
  /** The name in the command's input. */
  readonly name: string;
  /** `flag`: a box to tick; `when`: day and time; `lines`: one entry a line. */
  readonly kind:
    | 'area'
    | 'text'
    | 'code'
    | 'when'
    | 'number'
    | 'choice'
    | 'flag'
    | 'lines'
    | 'volunteer'
    | 'organization'
    | 'item';
  readonly label: StaffWord;
  readonly hint?: StaffWord;
  readonly optional?: boolean;
  readonly choices?: readonly (readonly [value: string, label: StaffWord])[];
  /** Asked only when this holds. */
  readonly when?: (values: Values) => boolean;
}

const YES_NO = { true: true, false: false } as Readonly<Record<string, boolean>>;

/** What travels: empty optional fields are left out, times in UTC. */
export function inputOf(fields: readonly FormField[], values: Values): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const field of askedOf(fields, values)) {
    const value = values[field.name] ?? '';
    if (field.kind === 'flag') input[field.name] = value === 'true';
    else if (value === '') continue;
    else if (field.kind === 'when') input[field.name] = new Date(`${value}:00+08:00`).toISOString();
    else if (field.kind === 'number') input[field.name] = Number(value);
    else if (field.kind === 'lines')
      input[field.name] = value.split('\n').flatMap((line) => line.trim() || []);
    else input[field.name] = YES_NO[value] ?? value;
  }
  return input;
}

export const askedOf = (fields: readonly FormField[], values: Values): FormField[] =>
  fields.filter(({ when }) => when?.(values) ?? true);

/** The first field that must be filled and is not. */
export const missing = (fields: readonly FormField[], values: Values): FormField | undefined =>
  askedOf(fields, values).find(
    ({ name, kind, optional }) => !optional && kind !== 'flag' && (values[name] ?? '').trim() === '',
  );
