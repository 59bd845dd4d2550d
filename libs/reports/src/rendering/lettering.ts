import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Font } from 'fontkit';
import { sfntOf } from './sfnt';

/**
 * Noto Sans SC (OFL-1.1: may be embedded) out of `@fontsource/noto-sans-sc`: one file holds the usual characters, a hundred
 * slices the rest, so that a community is not left without the rare character of its name.
 */
const PACKAGE = path.dirname(require.resolve('@fontsource/noto-sans-sc/package.json'));
export type LetterWeight = 400 | 700;
/** Name of the font file's part: `chinese-simplified`, or a slice such as `66`. */
export type Slice = string;
const USUAL: Slice = 'chinese-simplified';

/** The font file of a slice, unpacked. */
export const fontFile = (slice: Slice, weight: LetterWeight): Buffer =>
  sfntOf(readFileSync(path.join(PACKAGE, 'files', `noto-sans-sc-${slice}-${weight}-normal.woff`)));

interface Run {
  readonly text: string;
  readonly slice: Slice;
}

/** Cuts texts by the font that holds their characters, and draws them as outlines. */
export class Lettering {
  private readonly fonts = new Map<string, Font>();
  private ranges: readonly { readonly slice: Slice; readonly from: number; readonly to: number }[] | null =
    null;

  private constructor(private readonly open: (bytes: Buffer) => Font) {}

  static async load(): Promise<Lettering> {
    const { create } = await import('fontkit');
    return new Lettering((bytes) => create(bytes) as Font);
  }

  /** A text in the fewest pieces that one font each can write. What no font holds stays in the usual one, as a box. */
  runs(text: string): Run[] {
    const found: { text: string; slice: Slice }[] = [];
    for (const letter of text) {
      const slice = this.sliceOf(letter.codePointAt(0)!);
      const last = found.at(-1);
      if (last?.slice === slice) last.text += letter;
      else found.push({ text: letter, slice });
    }
    return found;
  }

  /** The outline of a text beginning at the origin, as the path of an SVG, and how far it reaches. */
  outline(text: string, size: number): { readonly path: string; readonly width: number } {
    let width = 0;
    const parts: string[] = [];
    for (const { text: part, slice } of this.runs(text)) {
      const font = this.font(slice);
      const scale = size / font.unitsPerEm;
      const { glyphs, positions } = font.layout(part);
      glyphs.forEach((glyph, i) => {
        const drawn = glyph.path.scale(scale, -scale).translate(width, 0).toSVG();
        if (drawn) parts.push(drawn);
        width += positions[i]!.xAdvance * scale;
      });
    }
    return { path: parts.join(''), width };
  }

  private sliceOf(point: number): Slice {
    if (this.font(USUAL).hasGlyphForCodePoint(point)) return USUAL;
    this.ranges ??= readRanges();
    const rare = this.ranges.find(({ from, to }) => from <= point && point <= to);
    return rare && this.font(rare.slice).hasGlyphForCodePoint(point) ? rare.slice : USUAL;
  }

  private font(slice: Slice): Font {
    const known = this.fonts.get(slice) ?? this.open(fontFile(slice, 400));
    this.fonts.set(slice, known);
    return known;
  }
}

/** Which slice holds which characters: `{"[66]": "U+4e00-4e10,U+4f00"}`. */
function readRanges(): { slice: Slice; from: number; to: number }[] {
  const listed = JSON.parse(readFileSync(path.join(PACKAGE, 'unicode.json'), 'utf8')) as Record<
    string,
    string
  >;
  return Object.entries(listed).flatMap(([name, ranges]) => {
    const slice = /^\[(\d+)\]$/.exec(name)?.[1];
    if (!slice) return [];
    return ranges.split(',').map((range) => {
      const [from, to = from] = range.trim().slice(2).split('-');
      return { slice, from: parseInt(from!, 16), to: parseInt(to!, 16) };
    });
  });
}
