import type { Refusal } from '../client/use-command';
import { say } from '../texts/words';
import { Banner } from './banner';

interface CommandProblemProps {
  readonly of:
    { readonly kind: 'refused'; readonly refusal: Refusal } | { readonly kind: 'unreachable' } | null;
}

/** Why a command was not carried out, and what to do now. Nothing when it was. */
export function CommandProblem({ of: problem }: CommandProblemProps) {
  if (!problem) return null;
  const [message, wayOut] =
    problem.kind === 'refused'
      ? [problem.refusal.message, problem.refusal.wayOut]
      : [say('unreachable'), say('unreachableHint')];
  return (
    <Banner kind="danger" alert>
      <b>{message}</b>
      <p>{wayOut}</p>
    </Banner>
  );
}
