/** The key backups are sealed with: 32 bytes in base64, kept apart from them. @throws Error naming the way out */
export function backupKey(env: NodeJS.ProcessEnv): Buffer {
  const key = Buffer.from(env['BACKUP_KEY'] ?? '', 'base64');
  if (key.length === 32) return key;
  const make = 'node -e "console.log(crypto.randomBytes(32).toString(\'base64\'))"';
  throw new Error(
    `BACKUP_KEY must be 32 bytes in base64; make one with ${make} and keep it apart from the backups. · ` +
      `BACKUP_KEY 应为 32 字节的 base64：用 ${make} 生成，并与备份分开保管。`,
  );
}
