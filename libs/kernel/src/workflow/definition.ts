import type { Text } from '../text';

/**
 * A workflow as data (architecture §2). One table is the only source of truth: guards, deadlines, the diagram in the
 * docs, the buttons a screen offers and the tests are derived from it.
 *
 * `Context` is what guards and effects may look at: the aggregate, the actor, the input and the facts loaded for it.
 * `Draft` is the copy of the aggregate that effects may change.
 */
export interface WorkflowDefinition<Context, Draft> {
  /** Unique, kebab-case: `service-order`. */
  readonly type: string;
  readonly title: Text;
  /** Statuses an order may be opened in. */
  readonly initial: readonly string[];
  readonly statuses: Readonly<Record<string, StatusDefinition<Context, Draft>>>;
  readonly commands: Readonly<Record<string, CommandDefinition>>;
  readonly deadlines: Readonly<Record<string, DeadlineDefinition<Draft>>>;
}

export interface StatusDefinition<Context, Draft> {
  readonly text: Text;
  /** `final`: the loop is over (late commands may still be listed). `waiting`: somebody or a deadline must move it. */
  readonly kind: 'waiting' | 'final';
  /** What happens next, told to the resident. */
  readonly nextStep: Text;
  /** The event told when an order comes here from another status. */
  readonly entered?: string;
  /** Kinds of deadline that are in force here. */
  readonly deadlines: readonly string[];
  readonly on: Readonly<Record<string, Transition<Context, Draft>>>;
}

export interface CommandDefinition {
  readonly text: Text;
  /** The event it leaves behind, past tense. */
  readonly event: string;
}

/** The party that timers and follow-up steps act as; every workflow's parties include it. */
export const SYSTEM_PARTY = 'SYSTEM';

/** Stands for "the status the order is in". */
export const STAY = 'STAY';

export interface Transition<Context, Draft> {
  /** One target, or the targets by the name of the outcome that `decide` returns. */
  readonly to: string | Readonly<Record<string, string>>;
  /** Needed exactly when `to` has several targets. */
  readonly decide?: (context: Context) => string;
  /** Parties that may give the command here. */
  readonly by: readonly string[];
  readonly guards?: readonly Guard<Context>[];
  /** Changes to the aggregate besides its status, in order. */
  readonly effects?: readonly Effect<Context, Draft>[];
}

export interface Guard<Context> {
  /** A fact, as it appears in docs and refusals: `ownOrder`. */
  readonly name: string;
  /** Decidable without the command's input, so that a screen need not offer what would be refused. */
  readonly beforehand: boolean;
  /** Null when the guard lets it pass. */
  readonly refuse: (context: Context) => Refusal | null;
}

export interface Effect<Context, Draft> {
  readonly name: string;
  readonly apply: (draft: Draft, context: Context) => void;
}

/** Why a command was refused, as a resident or an official understands it, and the way out. */
export interface Refusal {
  readonly code: string;
  readonly message: Text;
  readonly wayOut: Text;
  readonly field?: string;
  readonly details?: Readonly<Record<string, string | number | null>>;
}

export const LIGHTS = ['GREEN', 'YELLOW', 'RED'] as const;
export type Light = (typeof LIGHTS)[number];

/** A deadline of handbook §3. Lengths are texts such as `24 poolHours`, so that a street can change them as data. */
export interface DeadlineDefinition<Draft> {
  readonly text: Text;
  /** Which moment it counts from, in words, for the docs. */
  readonly countsFrom: Text;
  /** That moment; null while the deadline does not apply. */
  readonly startsAt: (order: Draft) => Date | null;
  /** Length by urgency, and for complex items where it differs. A date of its own (suspension) has none. */
  readonly length?: { readonly normal: string; readonly urgent: string; readonly complex?: string };
  /** The due moment itself, for deadlines that are a date. */
  readonly date?: (order: Draft) => Date | null;
  /** Working days added by a granted extension. */
  readonly extraWorkingDays?: (order: Draft) => number;
  /** Statuses in which this clock stands still. */
  readonly pausedIn: readonly string[];
  /** What happens when; in order of time. */
  readonly marks: readonly DeadlineMark[];
}

export interface DeadlineMark {
  /** A share of the length, a time before it, the moment itself, or a time after it. */
  readonly at: { share: number } | { before: string } | 'due' | { after: string };
  readonly light?: Light;
  /** Command the system gives at that moment; without one the mark only lights a lamp and tells people. */
  readonly send?: string;
  /** Whom it is told to. */
  readonly tell: readonly string[];
  readonly text: Text;
}
