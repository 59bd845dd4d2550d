import { buffer } from 'node:stream/consumers';
import sharp from 'sharp';

/** Draws one SVG of ours as PNG, three pixels a point: sharp in print. */
const DENSITY = 3 * 72;

buffer(process.stdin)
  .then((svg) => sharp(svg, { density: DENSITY }).flatten({ background: '#ffffff' }).png().toBuffer())
  .then((png) => process.stdout.write(png, () => process.exit(0)))
  .catch(() => process.exit(1));
