import type { WorkflowDefinition, WorkingCalendar } from '#libs/kernel';
import type { CommandName, CommandOf, CommandOrigin, OrderCommand } from './command';
import type { Party } from './parties';
import type { Risk, ServiceOrder } from './order';

/** What is known of an organisation that a command names: enough to decide whether it may serve. */
export interface CandidateOrganization {
  readonly id: string;
  readonly streetId: string | null;
  readonly kind: string;
  readonly active: boolean;
  readonly pausing: boolean;
  /** Holds what the order's item asks of who serves it. */
  readonly qualified: boolean;
  readonly serviceAreaPaths: readonly string[];
  /** Claims it holds that are not yet done. */
  readonly load: number;
  readonly loadCap: number;
}

/** Everything outside the order that guards, decisions, effects and deadlines may look at. Loaded before, never asked. */
export interface OrderFacts {
  readonly now: Date;
  readonly calendar: WorkingCalendar;
  /** Deadline lengths by kind that differ from the workflow's own: the street's, then the item's. */
  readonly deadlineOverrides: Readonly<
    Record<string, { normal?: string; urgent?: string; complex?: string }>
  >;
  /** Statuses the order has been in, oldest first, from its timeline. Pauses are derived from these. */
  readonly history: readonly { readonly status: string; readonly at: Date }[];
  /** The organisation the command names, or that holds the claim. */
  readonly organization: CandidateOrganization | null;
  /** What else the command names, when it exists in the order's street; null when it does not, or nothing is named. */
  readonly named: {
    readonly item: { readonly id: string; readonly risk: Risk; readonly complex: boolean } | null;
    readonly personId: string | null;
    readonly duplicateOf: { readonly id: string; readonly status: string } | null;
  };
  /** Persons who are the actor: those of one account, one household (handbook §3 rule 4). */
  readonly actorPersonIds: readonly string[];
  /** Codes of the present round; derived, never stored. */
  readonly codes: { readonly start: string; readonly finish: string };
  readonly newId: () => string;
}

export interface OrderContext {
  readonly order: ServiceOrder;
  readonly command: OrderCommand;
  readonly origin: CommandOrigin;
  readonly parties: ReadonlySet<Party>;
  readonly facts: OrderFacts;
  /** Tells an event besides the command's own. Ids and codes only. */
  readonly raise: (type: string, payload?: Record<string, string | number | boolean | null>) => void;
}

export type OrderWorkflow = WorkflowDefinition<OrderContext, ServiceOrder>;

/** The command's input, when it is the one expected: guards and effects of one command read it this way. */
export function inputOf<Name extends CommandName>(context: OrderContext, name: Name): CommandOf<Name> {
  if (context.command.name !== name) throw new Error(`expected ${name}, got ${context.command.name}`);
  return context.command as CommandOf<Name>;
}
