import fs from 'node:fs';
import path from 'node:path';

/** How people say it: a sentence and what it asks for (an item's Chinese name, or an advice such as `EMERGENCY:119`). */
export interface Example {
  readonly target: string;
  readonly utterance: string;
}

/** The product's own examples, one file per kind in `data/words`. A street adds its own. */
export function shippedExamples(folder = path.join(__dirname, '../../data/words')): Example[] {
  return fs
    .readdirSync(folder)
    .filter((file) => file.endsWith('.tsv'))
    .sort()
    .flatMap((file) => fs.readFileSync(path.join(folder, file), 'utf8').split('\n'))
    .flatMap((line) => {
      const tab = line.indexOf('\t');
      return tab > 0 ? [{ target: line.slice(0, tab), utterance: line.slice(tab + 1) }] : [];
    });
}
