import sharp from 'sharp';
import { err, ok, type Refusal, type Result } from '#libs/kernel';
import { pictureKind } from '../domain/picture-kind';
import { pictureRefusals } from '../domain/refusals';

/** A picture made anew from its pixels: no place, no camera, no name, nothing behind its end. */
export interface CleanPicture {
  readonly bytes: Buffer;
  readonly mediaType: 'image/jpeg';
  readonly width: number;
  readonly height: number;
}

/** A phone's camera has 12 to 50 million; more than this is no photo, or a bomb. */
const MOST_PIXELS = 40_000_000;
const LONGEST_SIDE = 15_000;
/** Shown on screens, not printed as posters. */
const SHOWN_SIDE = 1600;
const SECONDS = 10;
/** Decoding takes memory by the pixel: so many at once in this process, the others wait. */
const AT_ONCE = 2;

sharp.cache(false);
sharp.concurrency(1);
// nothing but the three formats is even looked at by the library
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
});

/** Decodes and encodes again. Sizes are judged by the header, before a pixel is unpacked. */
export async function cleanPicture(bytes: Buffer): Promise<Result<CleanPicture, Refusal>> {
  if (bytes.length === 0) return err(pictureRefusals.empty);
  const kind = pictureKind(bytes);
  if (!kind) return err(pictureRefusals.notAPicture);
  return inTurn(async () => {
    try {
      const source = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', sequentialRead: true });
      const { format, width, height } = await source.metadata();
      if (format !== kind) return err(pictureRefusals.notAPicture);
      if (width > LONGEST_SIDE || height > LONGEST_SIDE || width * height > MOST_PIXELS)
        return err(pictureRefusals.tooManyPixels);
      const { data, info } = await source
        .rotate()
        .resize({ width: SHOWN_SIDE, height: SHOWN_SIDE, fit: 'inside', withoutEnlargement: true })
        .flatten({ background: '#ffffff' })
        .timeout({ seconds: SECONDS })
        .jpeg({ quality: 80 })
        .toBuffer({ resolveWithObject: true });
      return ok({ bytes: data, mediaType: 'image/jpeg' as const, width: info.width, height: info.height });
    } catch (error) {
      // the library's own words say where in the file it stumbled: of no use to a person
      const pixels = /pixel limit/i.test((error as Error).message);
      return err(pixels ? pictureRefusals.tooManyPixels : pictureRefusals.broken);
    }
  });
}

let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  running++;
  try {
    return await work();
  } finally {
    running--;
    waiting.shift()?.();
  }
}
