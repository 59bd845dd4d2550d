import { Extensions } from '@nestjs/graphql';
import {
  type ASTVisitor,
  type GraphQLObjectType,
  Kind,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';
import { text } from '#libs/kernel';
import { operationRefused } from './operation-refused';

const ONCE = 'oncePerDocument';

/**
 * Marks a root field of which a document may hold only one, whatever the alias: sign-in, codes, progress look-up. Limits
 * are counted per call all the same; this keeps guesses from coming in bundles at all.
 */
export const OncePerDocument = (): MethodDecorator => Extensions({ [ONCE]: true });

/** Validation rule: at most one marked root field per document, aliases and fragments included. */
export function oncePerDocumentRule(context: ValidationContext): ASTVisitor {
  let found = 0;
  /** How many marked fields a fragment brings; zero while it is being counted, so that cycles end. */
  const inFragment = new Map<string, number>();

  const count = (selections: SelectionSetNode, root: GraphQLObjectType): number =>
    selections.selections.reduce((sum, node) => {
      if (node.kind === Kind.FIELD) {
        return sum + (root.getFields()[node.name.value]?.extensions[ONCE] === true ? 1 : 0);
      }
      if (node.kind === Kind.INLINE_FRAGMENT) return sum + count(node.selectionSet, root);
      const name = node.name.value;
      if (!inFragment.has(name)) {
        inFragment.set(name, 0);
        const fragment = context.getFragment(name);
        inFragment.set(name, fragment ? count(fragment.selectionSet, root) : 0);
      }
      return sum + inFragment.get(name)!;
    }, 0);

  return {
    OperationDefinition: (operation) => {
      const root = context.getSchema().getRootType(operation.operation);
      const before = found;
      if (root) found += count(operation.selectionSet, root);
      if (found > 1 && found > before) {
        context.reportError(
          operationRefused(
            text('登录或查询凭据一次只能提交一个', 'Only one sign-in or look-up may be sent at a time'),
            text('请每次只提交一个', 'Send them one by one'),
          ),
        );
      }
      return false;
    },
  };
}
