import type { DataSource } from 'typeorm';

/**
 * The roles of PostgreSQL the processes work as. Neither owns a table, is a superuser or passes row-level security by.
 * `api` sees the streets a request was admitted to; `worker` sees all of them: timers, events, operators' commands.
 */
export const DATABASE_ROLES = { api: 'supermarket_api', worker: 'supermarket_worker' } as const;

/** The DatabaseRole of this process. */
export const DATABASE_ROLE = Symbol('DATABASE_ROLE');

export type DatabaseRole = keyof typeof DATABASE_ROLES;

/** As an option of the connection, so that `RESET ROLE` does not lead back to the owner either. */
export const roleOption = (role: DatabaseRole): string => `-c role=${DATABASE_ROLES[role]}`;

/** @throws Error when the connection works as another role, or as one that row-level security does not bind */
export async function requireHarmlessRole(dataSource: DataSource, role: DatabaseRole): Promise<void> {
  const [found] = await dataSource.query<{ name: string; unbound: boolean }[]>(
    `SELECT rolname AS name, rolsuper OR rolbypassrls
            OR EXISTS (SELECT FROM pg_tables WHERE schemaname = current_schema() AND tableowner = rolname) AS unbound
       FROM pg_roles WHERE rolname = current_user`,
  );
  if (found?.name === DATABASE_ROLES[role] && !found.unbound) return;
  throw new Error(
    `The connection works as ${found?.name ?? 'nobody'}, not as ${DATABASE_ROLES[role]}, or that role is a superuser, owns tables ` +
      'or passes row-level security by: see docs/operations.md, "Roles of the database". · ' +
      `数据库连接未以受限角色 ${DATABASE_ROLES[role]} 运行：请参见 docs/operations.md。`,
  );
}
