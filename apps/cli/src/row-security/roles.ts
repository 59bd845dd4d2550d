import type { QueryRunner } from 'typeorm';
import { DATABASE_ROLES } from '#libs/platform';

/** What another database of the same server may have done a moment before: roles belong to the server. */
const DONE_BY_OTHERS = new Set(['42710', '23505', 'XX000']);
const NOT_ALLOWED = '42501';

/**
 * Makes the roles of the processes, unless the server has them, and lets the user of this connection take them.
 * @throws Error with the statements to run when this user may not
 */
export async function provideRoles(runner: QueryRunner): Promise<void> {
  for (const role of Object.values(DATABASE_ROLES)) {
    const statements = [
      `CREATE ROLE ${role} NOLOGIN NOSUPERUSER NOBYPASSRLS`,
      `GRANT ${role} TO CURRENT_USER`,
    ];
    const [state] = (await runner.query(
      `SELECT count(*) > 0 AS exists, coalesce(bool_or(pg_has_role(current_user, oid, 'MEMBER')), false) AS taken
         FROM pg_roles WHERE rolname = $1`,
      [role],
    )) as [{ exists: boolean; taken: boolean }];
    if (!state.exists) await once(runner, statements[0]!);
    if (!state.taken && !(await isSuperuser(runner))) await once(runner, statements[1]!);
  }
}

async function isSuperuser(runner: QueryRunner): Promise<boolean> {
  const rows = (await runner.query('SELECT rolsuper FROM pg_roles WHERE rolname = current_user')) as {
    rolsuper: boolean;
  }[];
  return rows[0]!.rolsuper;
}

async function once(runner: QueryRunner, statement: string): Promise<void> {
  try {
    await runner.query(statement);
  } catch (error) {
    const { code } = error as { code?: string };
    if (DONE_BY_OTHERS.has(code ?? '')) return;
    if (code !== NOT_ALLOWED) throw error;
    throw new Error(
      `This user of the database may not make roles. Ask its administrator to run (docs/operations.md): ${statement}; · ` +
        `当前数据库用户无权创建角色，请管理员执行：${statement};`,
      { cause: error },
    );
  }
}
