import {
  useId,
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
} from 'react';
import { bracketed } from '../texts/punctuation';
import { say } from '../texts/words';

interface Told {
  readonly label: string;
  readonly hint?: ReactNode;
  /** What is wrong with it, in a sentence. */
  readonly fault?: string | null;
  readonly optional?: boolean;
}

/** Label, control, hint and fault, tied together for screen readers. */
function Frame({
  label,
  hint,
  fault,
  optional,
  id,
  children,
}: Told & { readonly id: string; readonly children: ReactNode }) {
  return (
    <div className="field">
      <label htmlFor={id}>
        {label} {optional && <span className="optional">{bracketed(say('optional'))}</span>}
      </label>
      {children}
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {fault && (
        <p className="fault" id={`${id}-fault`} role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}

const tied = (id: string, { hint, fault }: Told) => ({
  id,
  'aria-invalid': fault ? true : undefined,
  'aria-describedby': [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ') || undefined,
});

export function Field({
  label,
  hint,
  fault,
  optional,
  ...input
}: Told & InputHTMLAttributes<HTMLInputElement>) {
  const id = useId();
  const told = { label, hint, fault, optional };
  return (
    <Frame {...told} id={id}>
      <input {...input} {...tied(id, told)} />
    </Frame>
  );
}

export function TextArea({
  label,
  hint,
  fault,
  optional,
  ...area
}: Told & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const id = useId();
  const told = { label, hint, fault, optional };
  return (
    <Frame {...told} id={id}>
      <textarea {...area} {...tied(id, told)} />
    </Frame>
  );
}

export function Select({
  label,
  hint,
  fault,
  optional,
  children,
  ...select
}: Told & SelectHTMLAttributes<HTMLSelectElement>) {
  const id = useId();
  const told = { label, hint, fault, optional };
  return (
    <Frame {...told} id={id}>
      <select {...select} {...tied(id, told)}>
        {children}
      </select>
    </Frame>
  );
}
