import { spawnSync } from 'node:child_process';
import fs from 'node:fs';

const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

/**
 * A Chromium of this machine, or of its distribution: on Debian and Ubuntu, as root, it is installed with a Chinese font.
 * @param {{ onInstall?: () => void }} [options]
 * @returns {string | null} null where there is none and none can be had
 */
export function findChromium({ onInstall = () => {} } = {}) {
  const wanted = process.env.CHROMIUM_PATH;
  if (wanted) return fs.existsSync(wanted) ? wanted : null;
  const found = () => usual.find((file) => fs.existsSync(file)) ?? null;
  if (found() || process.getuid?.() !== 0 || !runs('apt-get', ['--version'])) return found();
  onInstall();
  runs('apt-get', ['update', '-qq']);
  const packages = ['chromium', 'fonts-noto-cjk'];
  runs('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages]);
  return found();
}

function runs(command, args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(command, args, { stdio: 'ignore', env, timeout: 600_000 }).status === 0;
}
