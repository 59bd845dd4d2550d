import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { inProject } from './project.mjs';

const home = inProject('.cache/redis');
const server = path.join(home, 'usr/bin/redis-server');
/** What Debian 12 needs; asked of apt first, because other releases split their packages differently. */
const usualPackages = ['redis-tools', 'redis-server', 'liblzf1', 'libjemalloc2', 'libatomic1'];

/** Libraries that came with the package and are not on the system. */
export function packagedRedisEnvironment() {
  const triplets = ['x86_64-linux-gnu', 'aarch64-linux-gnu'];
  return { LD_LIBRARY_PATH: triplets.map((triplet) => path.join(home, 'usr/lib', triplet)).join(':') };
}

/**
 * The distribution's own Redis, unpacked into the project's cache: nothing is installed and no root is needed.
 * @param {() => void} [onDownload] called before anything is fetched
 * @returns {Promise<string | null>} path of `redis-server`, or null where apt is missing or cannot reach its mirror
 */
export async function packagedRedis(onDownload = () => {}) {
  if (runs()) return server;
  const tools = ['apt-get', 'dpkg'].map((tool) => spawnSync(tool, ['--version']).status);
  if (tools.some((status) => status !== 0)) return null;
  onDownload();
  // unpacked aside and moved in one step: a download cut short leaves nothing that looks complete
  const aside = `${home}.${process.pid}`;
  try {
    await download(aside);
    fs.rmSync(home, { recursive: true, force: true });
    fs.renameSync(path.join(aside, 'root'), home);
  } catch {
    return runs() ? server : null;
  } finally {
    fs.rmSync(aside, { recursive: true, force: true });
  }
  return runs() ? server : null;
}

function runs() {
  if (!fs.existsSync(server)) return false;
  const env = { ...process.env, ...packagedRedisEnvironment() };
  return spawnSync(server, ['--version'], { env }).status === 0;
}

async function download(aside) {
  const [state, cache, debs, root] = ['state', 'cache', 'debs', 'root'].map((name) => path.join(aside, name));
  fs.mkdirSync(path.join(state, 'lists/partial'), { recursive: true });
  fs.mkdirSync(path.join(cache, 'archives/partial'), { recursive: true });
  fs.mkdirSync(debs);
  fs.mkdirSync(root);
  const options = [
    ...['-q', '-o', `Dir::State=${state}`, '-o', 'Dir::State::status=/var/lib/dpkg/status'],
    ...['-o', `Dir::Cache=${cache}`, '-o', 'APT::Sandbox::User=', '-o', 'Acquire::Retries=2'],
    ...[
      '-o',
      'Acquire::http::Timeout=20',
      '-o',
      'Acquire::https::Timeout=20',
      '-o',
      'Acquire::Languages=none',
    ],
  ];
  await run('apt-get', [...options, 'update'], debs);
  const missing = await missingPackages(options, debs);
  await run('apt-get', [...options, 'download', ...missing], debs);
  for (const deb of fs.readdirSync(debs)) await run('dpkg', ['-x', path.join(debs, deb), root], debs);
}

/** Asks apt, without installing, which packages this machine would need for a Redis. */
async function missingPackages(options, cwd) {
  const plan = await run(
    'apt-get',
    [...options, '--simulate', '--no-install-recommends', 'install', 'redis-server'],
    cwd,
  ).catch(() => '');
  const names = [...plan.matchAll(/^Inst (\S+)/gm)].map(([, name]) => name);
  return names.includes('redis-server') ? names : usualPackages;
}

function run(command, args, cwd) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'ignore'], timeout: 180_000 });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(output);
      else reject(new Error(`${command} ended with ${code}`));
    });
  });
}
