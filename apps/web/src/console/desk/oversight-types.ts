import type { ConsoleOversightQuery } from '../../generated/graphql';

type Overseen = Extract<ConsoleOversightQuery['order'], { readonly __typename?: 'ServiceOrder' }>;
export type RemarkFacts = Overseen['remarks'][number];
export type IncidentFacts = Overseen['incidents'][number];
