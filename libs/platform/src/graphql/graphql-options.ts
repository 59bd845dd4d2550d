import { DEFAULT_LIMITS, type OperationLimits } from './operation-limits';
import type { PersistedOperations } from './persisted-operations';

export interface GraphqlOptions {
  /** Any operation and introspection, and a page to try them; never in production (architecture §5). */
  readonly open: boolean;
  readonly limits: OperationLimits;
  readonly operations: PersistedOperations;
  /** What a browser gets at /graphql while open. */
  readonly queryPage: string | null;
}

export const GRAPHQL_OPTIONS = Symbol('GRAPHQL_OPTIONS');
export const GRAPHQL_PATH = '/graphql';

export const DEFAULT_GRAPHQL_OPTIONS: GraphqlOptions = {
  open: false,
  limits: DEFAULT_LIMITS,
  operations: new Map(),
  queryPage: null,
};
