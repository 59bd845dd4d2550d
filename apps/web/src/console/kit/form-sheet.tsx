import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useCommand } from '../../shared/client/use-command';
import { say } from '../../shared/texts/words';
import { Button } from '../../shared/ui/button';
import { CommandProblem } from '../../shared/ui/command-problem';
import { Sheet } from '../../shared/ui/sheet';
import { useToast } from '../../shared/ui/toast';
import { words } from '../texts/words';
import { asked, FormField, inputOf, missing, type FieldSpec, type Values } from './form-field';

export interface FormSpec {
  readonly title: string;
  readonly document: unknown;
  readonly fields?: readonly FieldSpec[];
  readonly initial?: Values;
  /** What is known without asking: the id of what it is about. */
  readonly fixed?: Readonly<Record<string, unknown>>;
  /** Where the input is not just the fields. */
  readonly toInput?: (values: Values) => Record<string, unknown>;
  /** Said above the fields. */
  readonly intro?: ReactNode;
  /** False for the few mutations whose input has no `idempotencyKey`. */
  readonly keyed?: boolean;
  readonly streetId?: string;
  /** May keep the sheet open with a page of its own, by answering what to show. */
  readonly onDone?: (answer: unknown) => ReactNode | void;
}

type Document = TypedDocumentNode<object, { input: unknown }>;

/** Asks what a command needs and gives it. A refusal is shown with its way out and nothing typed is lost. */
export function FormSheet({ spec, onClose }: { readonly spec: FormSpec; readonly onClose: () => void }) {
  const { title, fields = [], fixed = {}, toInput, keyed } = spec;
  const [values, setValues] = useState<Values>(spec.initial ?? {});
  const [lacking, setLacking] = useState<string | null>(null);
  const [after, setAfter] = useState<ReactNode>(null);
  const [run, { busy, problem }] = useCommand(spec.document as Document, { keyed });
  const toast = useToast();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const lack = missing(fields, values);
    setLacking(lack?.name ?? null);
    if (lack) return;
    const outcome = await run({ ...fixed, ...(toInput?.(values) ?? inputOf(fields, values)) });
    if (outcome.kind !== 'done') return;
    const next = spec.onDone?.(outcome.answer);
    toast(words('doneToast', { title }));
    if (next) setAfter(next);
    else onClose();
  };

  return (
    <Sheet open onClose={onClose} title={title}>
      {after ?? (
        <form className="stack" noValidate onSubmit={(event) => void submit(event)}>
          {spec.intro}
          {asked(fields, values).map((field) => (
            <FormField
              key={field.name}
              spec={field}
              streetId={spec.streetId}
              value={values[field.name] ?? ''}
              fault={lacking === field.name ? say('mustFill', { label: field.label }) : null}
              onChange={(value) => setValues((before) => ({ ...before, [field.name]: value }))}
            />
          ))}
          <CommandProblem of={problem} />
          <Button type="submit" weight="primary" wide busy={busy}>
            {words('submit')}
          </Button>
        </form>
      )}
    </Sheet>
  );
}

/** The form that is open on a page, if any. */
export function useForm(): { readonly open: (spec: FormSpec) => void; readonly sheet: ReactNode } {
  const [spec, setSpec] = useState<FormSpec | null>(null);
  return {
    open: setSpec,
    sheet: spec && <FormSheet key={spec.title} spec={spec} onClose={() => setSpec(null)} />,
  };
}
