import { DATABASE_ROLES } from '#libs/platform';

const BOTH = `${DATABASE_ROLES.api}, ${DATABASE_ROLES.worker}`;

/**
 * What the roles of the processes may do: rows, no tables. The record and the log of reveals only grow; words in a record
 * entry may be erased (deletion of personal information). Migrations are the owner's.
 */
export const GRANTS: readonly string[] = [
  `GRANT USAGE ON SCHEMA public TO ${BOTH}`,
  `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${BOTH}`,
  // what the next migration makes, until its own run of these
  `ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${BOTH}`,
  `ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO ${BOTH}`,
  `GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO ${BOTH}`,
  `REVOKE UPDATE, DELETE ON timeline_entries, reveals, account_entries FROM ${BOTH}`,
  `GRANT UPDATE (note, note_salt) ON timeline_entries TO ${BOTH}`,
  `REVOKE INSERT, DELETE ON app_clock FROM ${BOTH}`,
  `REVOKE INSERT, UPDATE, DELETE ON migrations, row_security FROM ${BOTH}`,
];
