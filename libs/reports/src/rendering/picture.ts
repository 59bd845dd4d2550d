import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';

/** From the build, like all that processes start from the folder of the installation. */
const CHILD = join(process.cwd(), 'dist/libs/reports/src/rendering/picture-child.js');
const PATIENCE_MS = 20_000;

/**
 * A drawing as PNG, for programs that show no SVG. In a process of its own: in this one libvips has been told to read nothing
 * but the three formats of photographs, for good (libs/intake).
 * @throws Error when it could not be drawn
 */
export async function pngOf(svg: string): Promise<Buffer> {
  const child = spawn(process.execPath, [CHILD], {
    env: {},
    stdio: ['pipe', 'pipe', 'ignore'],
    timeout: PATIENCE_MS,
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  // it may end before it has read all; the exit code says so
  child.stdin.on('error', () => undefined);
  child.stdin.end(svg);
  const [png, code] = await Promise.all([buffer(child.stdout), ended]);
  if (code !== 0 || png.length === 0) throw new Error('a chart could not be drawn as a picture');
  return png;
}
