import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import type { ValidationContext, ValidationRule } from 'graphql';
import { text, type Text } from '#libs/kernel';
import { oncePerDocumentRule } from './once-per-document.rule';
import { operationRefused } from './operation-refused';

/** How much one operation may ask for. Sized for the largest operation of our own screens, with room to spare. */
export interface OperationLimits {
  readonly depth: number;
  readonly aliases: number;
  /** In armor's units: a leaf is 1, an object 2, each level deeper counts one and a half times, a page times its size. */
  readonly cost: number;
  /** Words and signs of the document, counted while it is parsed. */
  readonly tokens: number;
}

export const DEFAULT_LIMITS: OperationLimits = { depth: 12, aliases: 20, cost: 20_000, tokens: 2_000 };

/** Validation rules for the limits that the document alone decides. The cost also depends on variables: `CostLimit`. */
export function limitRules(limits: OperationLimits): ValidationRule[] {
  const report = (message: Text) => ({
    // armor throws otherwise, and a throwing rule is answered with HTTP 500
    propagateOnRejection: false,
    onReject: [(context: ValidationContext | null) => context?.reportError(operationRefused(message))],
  });
  return [
    maxDepthRule({
      n: limits.depth,
      flattenFragments: true,
      ...report(
        text(`查询嵌套超过 ${limits.depth} 层`, `The query is nested more than ${limits.depth} levels deep`),
      ),
    }),
    maxAliasesRule({
      n: limits.aliases,
      allowList: [],
      ...report(
        text(`查询使用的别名超过 ${limits.aliases} 个`, `The query uses more than ${limits.aliases} aliases`),
      ),
    }),
    oncePerDocumentRule,
  ];
}
