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
  type FragmentDefinitionNode,
  type SelectionNode,
} from 'graphql';

// plain hex, as the API reads it; the preset's own `sha256` puts a prefix before it
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** The fragment of shared/client/refusal.graphql. */
const REFUSAL = 'Refusal';

/**
 * `...Refusal` becomes one fragment for each refusal the field can answer: the cache knows types by name and not what
 * interfaces they have.
 */
function nameRefusals(document: DocumentNode, refusal: FragmentDefinitionNode): DocumentNode {
  const schema = buildSchema(readFileSync('schema.graphql', 'utf8'));
  const types = new TypeInfo(schema);
  const refused = refusal.typeCondition.name.value;
  return visit(
    document,
    visitWithTypeInfo(types, {
      SelectionSet: (node) => {
        const parent = types.getParentType();
        if (!isAbstractType(parent) || isInterfaceType(parent)) return undefined;
        const selections = node.selections.flatMap((selection): SelectionNode[] => {
          if (selection.kind === Kind.INLINE_FRAGMENT && selection.typeCondition?.name.value === refused)
            throw new Error(`write ...${REFUSAL} for a refusal, in ${parent.name}`);
          if (selection.kind !== Kind.FRAGMENT_SPREAD || selection.name.value !== REFUSAL) return [selection];
          return schema
            .getPossibleTypes(parent)
            .filter((type) => type.getInterfaces().some(({ name }) => name === refused))
            .map(({ name }) => ({
              kind: Kind.INLINE_FRAGMENT,
              typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: name } },
              selectionSet: refusal.selectionSet,
            }));
        });
        return { ...node, selections };
      },
    }),
  );
}

/** @throws when no document defines a fragment of that name */
function fragmentOf(name: string, files: readonly { document?: DocumentNode }[]): FragmentDefinitionNode {
  const found = files
    .flatMap(({ document }) => document?.definitions ?? [])
    .find((one) => one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === name);
  if (found?.kind !== Kind.FRAGMENT_DEFINITION) throw new Error(`no fragment ${name}`);
  return found;
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
          transform: ({ documents }) => {
            const refusal = fragmentOf(REFUSAL, documents);
            return documents.map((file) => ({
              ...file,
              document: file.document && nameRefusals(file.document, refusal),
            }));
          },
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
