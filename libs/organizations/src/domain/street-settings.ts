import type { Role, WorkingCalendar, WorkingInterval } from '#libs/kernel';

/** Lengths as texts (`24 poolHours`); what is left out keeps the workflow's own length. */
export interface DeadlineOverride {
  readonly normal?: string;
  readonly urgent?: string;
  readonly complex?: string;
}

/** By kind of deadline, as the workflow names it: `{ openPool: { normal: '12 poolHours' } }`. */
export type DeadlineOverrides = Readonly<Record<string, DeadlineOverride>>;

/** Configuration of one street (handbook §3: "configuration per street"). */
export interface StreetSettings {
  readonly streetId: string;
  readonly workingHours: readonly WorkingInterval[];
  /** The street's working hours and its calendar: national days, overridden by its own. */
  readonly workingCalendar: WorkingCalendar;
  readonly deadlineOverrides: DeadlineOverrides;
  /** Orders an organisation without a cap of its own may hold at once. */
  readonly defaultLoadCap: number;
  /** Begins every order code of the street: `XZZ`. */
  readonly codePrefix: string;
  /** The number a person calls for help. */
  readonly publicPhone: string;
  /** Offices that sign in with a second factor; null: the street has not decided, the installation's roles count. */
  readonly secondFactorRoles: readonly Role[] | null;
  /** Grows with each change, so that a figure can say which settings it was made with. */
  readonly version: number;
}
