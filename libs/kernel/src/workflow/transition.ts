import type { Refusal, Transition, WorkflowDefinition } from './definition';
import { STAY } from './definition';
import type { Result } from '../result';
import { err, ok } from '../result';
import { text } from '../text';

export interface TransitionRequest<Context> {
  readonly status: string;
  readonly command: string;
  /** Parties the actor is, relative to this order. */
  readonly parties: ReadonlySet<string>;
  readonly context: Context;
}

export interface Decided<Context, Draft> {
  readonly to: string;
  readonly outcome: string | null;
  readonly transition: Transition<Context, Draft>;
}

export type TransitionRefused =
  | { readonly type: 'UnknownCommand' }
  | { readonly type: 'NotAvailableNow' }
  | { readonly type: 'NotYours' }
  | { readonly type: 'Refused'; readonly guard: string; readonly refusal: Refusal };

/** Pure: decides where a command leads from a status, or why it may not be given. Changes nothing. */
export function decideTransition<Context, Draft>(
  workflow: WorkflowDefinition<Context, Draft>,
  request: TransitionRequest<Context>,
): Result<Decided<Context, Draft>, TransitionRefused> {
  // own properties only: a command named `constructor` is as unknown as any other
  if (!Object.hasOwn(workflow.commands, request.command)) return err({ type: 'UnknownCommand' });
  const on = workflow.statuses[request.status]?.on ?? {};
  const transition = Object.hasOwn(on, request.command) ? on[request.command] : undefined;
  if (!transition) return err({ type: 'NotAvailableNow' });
  if (!transition.by.some((party) => request.parties.has(party))) return err({ type: 'NotYours' });
  for (const guard of transition.guards ?? []) {
    const refusal = guard.refuse(request.context);
    if (refusal) return err({ type: 'Refused', guard: guard.name, refusal });
  }
  const outcome = typeof transition.to === 'string' ? null : transition.decide!(request.context);
  const target =
    outcome === null ? (transition.to as string) : (transition.to as Record<string, string>)[outcome];
  if (target === undefined)
    throw new Error(`${workflow.type}: ${request.command} decided unknown outcome ${outcome}`);
  return ok({ to: target === STAY ? request.status : target, outcome, transition });
}

/** Commands the actor could give now, as far as that is known without input. */
export function availableCommands<Context, Draft>(
  workflow: WorkflowDefinition<Context, Draft>,
  request: Omit<TransitionRequest<Context>, 'command'>,
): string[] {
  const on = workflow.statuses[request.status]?.on ?? {};
  return Object.entries(on)
    .filter(([, transition]) => transition.by.some((party) => request.parties.has(party)))
    .filter(([, t]) => (t.guards ?? []).every((g) => !g.beforehand || g.refuse(request.context) === null))
    .map(([command]) => command);
}

/** The refusal's sentence for a command that the order's status does not offer. */
export const notAvailable = (statusText: { zh: string; en: string }): Refusal => ({
  code: 'NOT_AVAILABLE_NOW',
  message: text(
    `订单现在是“${statusText.zh}”，不能做这一步。`,
    `The order is "${statusText.en}" now; this step is not possible.`,
  ),
  wayOut: text(
    '请刷新页面，按订单现在提供的操作继续。',
    'Refresh and continue with the actions the order offers now.',
  ),
});
