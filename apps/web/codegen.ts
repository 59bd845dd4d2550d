import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { addTypenameSelectionDocumentTransform } from '@graphql-codegen/client-preset';
import type { CodegenConfig } from '@graphql-codegen/cli';
import {
  buildSchema,
  isAbstractType,
  isInterfaceType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
} from 'graphql';

// plain hex, as the API reads it; the preset's own `sha256` puts a prefix before it
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/**
 * `... on UserError` becomes one fragment for each refusal the field can answer: the cache knows types by name and not what
 * interfaces they have.
 */
function nameRefusals(document: DocumentNode): DocumentNode {
  const schema = buildSchema(readFileSync('schema.graphql', 'utf8'));
  const types = new TypeInfo(schema);
  return visit(
    document,
    visitWithTypeInfo(types, {
      SelectionSet: (node) => {
        const parent = types.getParentType();
        if (!isAbstractType(parent) || isInterfaceType(parent)) return undefined;
        const selections = node.selections.flatMap((selection) => {
          const name =
            selection.kind === Kind.INLINE_FRAGMENT ? selection.typeCondition?.name.value : undefined;
          if (selection.kind !== Kind.INLINE_FRAGMENT || name !== 'UserError') return [selection];
          return schema
            .getPossibleTypes(parent)
            .filter((type) => type.getInterfaces().some((one) => one.name === name))
            .map((type) => ({
              ...selection,
              typeCondition: {
                kind: Kind.NAMED_TYPE as const,
                name: { kind: Kind.NAME as const, value: type.name },
              },
            }));
        });
        return { ...node, selections };
      },
    }),
  );
}

/**
 * Typed operations from the committed schema and the `.graphql` files beside the screens, and the list of operations by
 * SHA-256 that production takes. Run by scripts/lib/web-operations.mjs from the root of the project.
 */
const config: CodegenConfig = {
  schema: 'schema.graphql',
  documents: ['apps/web/src/**/*.graphql'],
  ignoreNoDocuments: false,
  generates: {
    'apps/web/src/generated/': {
      preset: 'client',
      documentTransforms: [
        addTypenameSelectionDocumentTransform,
        {
          transform: ({ documents }) =>
            documents.map((file) => ({ ...file, document: file.document && nameRefusals(file.document) })),
        },
      ],
      presetConfig: {
        fragmentMasking: false,
        persistedDocuments: { hashAlgorithm: sha256, mode: 'embedHashInDocument' },
      },
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        strictScalars: true,
        scalars: { DateTime: 'string', ID: 'string' },
      },
    },
  },
};

export default config;
