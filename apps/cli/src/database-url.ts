/** The database a command works on. @throws Error naming the variable and the way out */
export function databaseUrl(): string {
  const url = process.env.DATABASE_URL;
  if (!url || !URL.canParse(url)) {
    throw new Error(
      'DATABASE_URL is missing or no address: set it to postgres://user:password@host:5432/database.\n' +
        '缺少 DATABASE_URL 或其格式不正确：请设为 postgres://用户:密码@主机:5432/数据库。',
    );
  }
  return url;
}
