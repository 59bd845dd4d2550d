import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useCallback, useRef, useState } from 'react';
import { useClient } from 'urql';
import { randomKey } from './random-key';
import { serverAnswer } from './server-answer';

/** An expected "no" of the server: a sentence, and what to do now. */
export interface Refusal {
  readonly __typename?: string;
  readonly code: string;
  readonly message: string;
  readonly wayOut: string;
  readonly field?: string | null;
}

type Answer<Data> = NonNullable<Data[Exclude<keyof Data, '__typename'>]>;
type Done<Data> = Exclude<Answer<Data>, { readonly wayOut: string }>;
type Refused<Data> = Extract<Answer<Data>, { readonly wayOut: string }>;

/** `unreachable`: nobody knows whether it arrived; the same command again does no harm. */
export type Outcome<Data> =
  | { readonly kind: 'done'; readonly answer: Done<Data> }
  | { readonly kind: 'refused'; readonly refusal: Refused<Data> & Refusal }
  | { readonly kind: 'unreachable' };

/** What the caller gives: the key is ours. */
type Given<Variables> = Variables extends { input: infer Input } ? Omit<Input, 'idempotencyKey'> : Variables;

export interface CommandState<Data> {
  readonly busy: boolean;
  /** What the last command came to, when it was carried out. */
  readonly answer: Done<Data> | null;
  /** The last outcome that was not `done`, to be shown by `<CommandProblem>`. */
  readonly problem: Exclude<Outcome<Data>, { kind: 'done' }> | null;
  readonly clear: () => void;
}

/**
 * One mutation as a person gives it. Every command has an idempotency key: given again after a lost answer, it is the same
 * command, and nothing happens twice (handbook §3, rule 5). With other input, or after an answer, it is a new one.
 *
 * @param keyed false for the few mutations whose input has no `idempotencyKey`
 */
export function useCommand<Data, Variables extends { input?: unknown }>(
  document: TypedDocumentNode<Data, Variables>,
  { keyed = true }: { readonly keyed?: boolean } = {},
): [(input: Given<Variables>) => Promise<Outcome<Data>>, CommandState<Data>] {
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Done<Data> | null>(null);
  const [problem, setProblem] = useState<CommandState<Data>['problem']>(null);
  const pending = useRef<{ text: string; key: string } | null>(null);

  const run = useCallback(
    async (input: Given<Variables>): Promise<Outcome<Data>> => {
      const text = JSON.stringify(input);
      if (pending.current?.text !== text) pending.current = { text, key: randomKey() };
      const whole = keyed ? { ...input, idempotencyKey: pending.current.key } : input;
      setBusy(true);
      setProblem(null);
      try {
        const result = await client.mutation(document, { input: whole } as unknown as Variables).toPromise();
        const outcome = outcomeOf<Data>(serverAnswer(result));
        if (outcome.kind !== 'unreachable') pending.current = null;
        if (outcome.kind === 'done') setAnswer(outcome.answer);
        else setProblem(outcome);
        return outcome;
      } finally {
        setBusy(false);
      }
    },
    [client, document, keyed],
  );
  const clear = useCallback(() => setProblem(null), []);
  return [run, { busy, answer, problem, clear }];
}

function outcomeOf<Data>(data: Data | undefined): Outcome<Data> {
  const [, answer] = Object.entries(data ?? {}).find(([name]) => name !== '__typename') ?? [];
  if (answer === undefined || answer === null) return { kind: 'unreachable' };
  if (typeof answer === 'object' && 'wayOut' in answer)
    return { kind: 'refused', refusal: answer as Refused<Data> & Refusal };
  return { kind: 'done', answer: answer as Done<Data> };
}
