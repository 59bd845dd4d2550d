import { Foundation1763800000001 } from './migrations/0001-foundation';
import { Schema1763800000002 } from './migrations/0002-schema';
import { Triggers1763800000003 } from './migrations/0003-triggers';
import { InsightMarks1763800000006 } from './migrations/0006-insight-marks';
import { RoomForUpdates1763800000007 } from './migrations/0007-room-for-updates';

/** In the order in which they run. */
export const MIGRATIONS = [
  Foundation1763800000001,
  Schema1763800000002,
  Triggers1763800000003,
  InsightMarks1763800000006,
  RoomForUpdates1763800000007,
];
