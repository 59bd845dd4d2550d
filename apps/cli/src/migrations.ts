import { Foundation1763800000001 } from './migrations/0001-foundation';
import { Schema1763800000002 } from './migrations/0002-schema';

/** In the order in which they run. */
export const MIGRATIONS = [Foundation1763800000001, Schema1763800000002];
