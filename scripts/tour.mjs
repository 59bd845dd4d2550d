import './lib/require-node.mjs';
import fs from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { runBrowserTests } from './lib/browser-tests.mjs';
import { inProject } from './lib/project.mjs';
import { createSteps, explain } from './lib/steps.mjs';

/**
 * `npm run tour -- <address> <database>`: the pictures of docs/tour.md, taken of a running `npm start` (both are printed by
 * it). Only what docs/tour.md shows is kept: a picture of .data/tour, or one that `npm run e2e` left in .data/shots.
 */
const [address = 'http://127.0.0.1:3000', databaseUrl] = process.argv.slice(2);
const NARROW = 480;
const WIDE = 1120;

try {
  Object.assign(process.env, { E2E_URL: address, E2E_DATABASE_URL: databaseUrl ?? '', E2E_TOUR: '1' });
  const counts = await runBrowserTests(['--project', 'tour'], createSteps());
  await keepShown();
  process.exitCode = counts?.failed === 0 ? 0 : 1;
} catch (error) {
  explain(error);
  process.exitCode = 1;
}

async function keepShown() {
  const target = inProject('docs/images/tour');
  fs.mkdirSync(target, { recursive: true });
  const text = fs.readFileSync(inProject('docs/tour.md'), 'utf8');
  for (const [, name] of text.matchAll(/images\/tour\/([\w-]+)\.webp/g)) {
    const source = [`.data/tour/${name}.png`, `.data/shots/${name}.png`]
      .map((file) => inProject(file))
      .find((file) => fs.existsSync(file));
    if (!source) {
      console.log(`no picture of ${name}: run npm run e2e first`);
      continue;
    }
    const picture = sharp(source);
    const { width } = await picture.metadata();
    await picture
      .resize({ width: width < 1000 ? NARROW : WIDE })
      .webp({ quality: 78 })
      .toFile(path.join(target, `${name}.webp`));
  }
}
