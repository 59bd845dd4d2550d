import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/i;

function parse(value: unknown): Date {
  const instant = typeof value === 'string' && INSTANT.test(value) ? new Date(value) : null;
  if (!instant || Number.isNaN(instant.getTime())) {
    throw new GraphQLError('DateTime must be a moment with its offset, like 2026-11-22T09:30:00+08:00');
  }
  return instant;
}

/** A moment: ISO 8601 with an offset, because a bare local time means another moment elsewhere. Answered in UTC. */
export const DateTime = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description: 'A moment in ISO 8601 with an offset: 2026-11-22T09:30:00+08:00. Answered in UTC (Z).',
  serialize: (value) => {
    const instant = value instanceof Date ? value : new Date(value as string);
    if (Number.isNaN(instant.getTime())) throw new Error('a field of type DateTime holds no moment');
    return instant.toISOString();
  },
  parseValue: parse,
  parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : null),
});
