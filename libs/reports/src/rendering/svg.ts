import { LETTER_SIZE, type Drawing, type Mark } from '../analysis/drawing';
import type { Lettering } from './lettering';

/** A drawing as SVG. Letters are outlines, so that it looks the same everywhere, without a font on the machine. */
export function svgOf({ width, height, marks }: Drawing, lettering: Lettering): string {
  const body = marks.map((mark) => shape(mark, lettering)).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${body}</svg>`;
}

function shape(mark: Mark, lettering: Lettering): string {
  switch (mark.kind) {
    case 'box':
      return mark.width <= 0 || mark.height <= 0
        ? ''
        : `<rect x="${n(mark.x)}" y="${n(mark.y)}" width="${n(mark.width)}" height="${n(mark.height)}" fill="${mark.fill}"/>`;
    case 'line': {
      const path = mark.points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${n(x)} ${n(y)}`).join('');
      return `<path d="${path}" fill="none" stroke="${mark.stroke}" stroke-width="${mark.width}"/>`;
    }
    case 'dot':
      return `<circle cx="${n(mark.x)}" cy="${n(mark.y)}" r="2.6" fill="${mark.fill}" stroke="${mark.stroke}" stroke-width="1.2"/>`;
    case 'text': {
      const { path, width } = lettering.outline(mark.text, LETTER_SIZE);
      const x = mark.x - { start: 0, middle: width / 2, end: width }[mark.anchor];
      return `<path transform="translate(${n(x)} ${n(mark.y)})" d="${path.replace(/-?\d+\.\d+/g, (found) => n(Number(found)))}" fill="${mark.fill}"/>`;
    }
  }
}

const n = (value: number): string => String(Math.round(value * 100) / 100);
