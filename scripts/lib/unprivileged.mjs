import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { Halt } from './steps.mjs';

/**
 * PostgreSQL refuses to run as root. A named account is needed (a bare numeric id fails), so: `postgres`, else
 * `nobody`, else, where neither may enter the project's path (/root/…), a user namespace that maps root to nobody.
 *
 * @param {string} binary what shall be run
 * @param {string} directory its data; created when missing, handed to the account
 * @returns {{ how: string, wrap: (command: string, args: string[]) => [string, string[], object] }}
 */
export function unprivileged(binary, directory) {
  // without a mode: mkdir's mode would also apply to the parents, which the account must be able to cross
  fs.mkdirSync(path.dirname(directory), { recursive: true });
  if (!fs.existsSync(directory)) fs.mkdirSync(directory, { mode: 0o700 });
  if (process.platform === 'win32' || process.getuid() !== 0) {
    return { how: 'as this user', wrap: (command, args) => [command, args, {}] };
  }
  for (const user of ['postgres', 'nobody']) {
    const ids = accountIds(user);
    if (!ids || !mayRun(binary, directory, ids)) continue;
    if (fs.statSync(directory).uid !== ids.uid) handOver(directory, ids);
    return { how: `as user ${user}`, wrap: (command, args) => [command, args, ids] };
  }
  const namespace = ['--user', '--map-user=65534'];
  if (spawnSync('unshare', [...namespace, 'true']).status === 0) {
    return {
      how: 'in a user namespace',
      wrap: (command, args) => ['unshare', [...namespace, command, ...args], {}],
    };
  }
  throw new Halt({
    en: 'The embedded PostgreSQL cannot run as root here, and there is no way to drop privileges.',
    zh: '内置 PostgreSQL 不能以 root 身份运行，且此环境无法降低权限。',
    waysOut: [
      'run as a normal user · 改用普通用户运行',
      'DATABASE_URL=postgres://user:password@host:5432/db npm start',
    ],
  });
}

function accountIds(user) {
  const read = (flag) => spawnSync('id', [flag, user], { encoding: 'utf8' });
  const uid = read('-u');
  return uid.status === 0 ? { uid: Number(uid.stdout), gid: Number(read('-g').stdout) } : undefined;
}

function mayRun(binary, directory, ids) {
  return (
    spawnSync(binary, ['--version'], ids).status === 0 &&
    spawnSync('test', ['-x', path.dirname(directory)], ids).status === 0
  );
}

function handOver(target, ids) {
  fs.lchownSync(target, ids.uid, ids.gid);
  if (!fs.lstatSync(target).isDirectory()) return;
  for (const entry of fs.readdirSync(target)) handOver(path.join(target, entry), ids);
}
