import { useId, type ReactNode } from 'react';

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly title: ReactNode;
  readonly note?: ReactNode;
}

interface ChoiceCardsProps<Value extends string> {
  readonly label: string;
  readonly choices: readonly Choice<Value>[];
  readonly value: Value | null;
  readonly onChoose: (value: Value) => void;
  /** Side by side where there is room. */
  readonly columns?: boolean;
}

/** One of several, each a card one can hit with a thumb. Arrow keys move between them. */
export function ChoiceCards<Value extends string>({
  label,
  choices,
  value,
  onChoose,
  columns = false,
}: ChoiceCardsProps<Value>) {
  const name = useId();
  return (
    <fieldset className="field">
      <legend>{label}</legend>
      <div className={columns ? 'choices columns' : 'choices'}>
        {choices.map((choice) => (
          <label className="choice" key={choice.value}>
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={choice.value === value}
              onChange={() => onChoose(choice.value)}
            />
            <span>
              <b>{choice.title}</b>
              {choice.note && <small>{choice.note}</small>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface CheckCardsProps<Value extends string> {
  readonly label: string;
  readonly choices: readonly Choice<Value>[];
  readonly values: readonly Value[];
  readonly onChange: (values: Value[]) => void;
}

/** Any number of several. */
export function CheckCards<Value extends string>({
  label,
  choices,
  values,
  onChange,
}: CheckCardsProps<Value>) {
  const toggle = (value: Value) =>
    onChange(values.includes(value) ? values.filter((other) => other !== value) : [...values, value]);
  return (
    <fieldset className="field">
      <legend>{label}</legend>
      <div className="choices columns">
        {choices.map(({ value, title }) => (
          <label className="choice" key={value}>
            <input type="checkbox" checked={values.includes(value)} onChange={() => toggle(value)} />
            <span>{title}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
