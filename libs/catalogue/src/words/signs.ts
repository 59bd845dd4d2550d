import fs from 'node:fs';
import path from 'node:path';
import { text, type Text } from '#libs/kernel';

interface SignData {
  readonly id: string;
  readonly any: readonly string[];
  readonly unless: readonly string[];
  readonly advice: 'EMERGENCY';
  readonly call: '110' | '119' | '120';
  readonly zh: string;
  readonly en: string;
}

interface SignFile {
  readonly figures: readonly string[];
  readonly families: Record<string, string[]>;
  readonly signs: SignData[];
  readonly leanings: Record<string, string[]>;
}

export interface Sign {
  readonly id: string;
  readonly call: '110' | '119' | '120';
  readonly reason: Text;
  readonly words: readonly string[];
}

const WORDS = path.join(__dirname, '../../data/words');

/** What stands where a figure of speech stood: no pattern begins or ends with it. */
const BLANK = '□';

const patternOf = (source: string): RegExp => new RegExp(source, 'iu');

/**
 * Word families that mean danger whatever else is said (handbook §3 rule 6). Kept as data in `signs.json`; erring towards
 * the emergency, because a person at the desk phones back and can still place the order.
 */
export class Signs {
  /** Words that only sound like danger, such as the broken ribs of an umbrella. */
  private readonly figures: readonly RegExp[];
  private readonly families: ReadonlyMap<string, readonly RegExp[]>;
  private readonly signs: readonly SignData[];
  private readonly leanings: ReadonlyMap<string, readonly RegExp[]>;

  constructor(file = path.join(WORDS, 'signs.json')) {
    const data = JSON.parse(fs.readFileSync(file, 'utf8')) as SignFile;
    this.figures = data.figures.map((source) => new RegExp(source, 'giu'));
    this.families = new Map(
      Object.entries(data.families).map(([name, patterns]) => [name, patterns.map(patternOf)]),
    );
    this.signs = data.signs;
    this.leanings = new Map(
      Object.entries(data.leanings).map(([advice, patterns]) => [advice, patterns.map(patternOf)]),
    );
  }

  /** Words that lean towards an advice without deciding it. */
  leaning(advice: string, cleaned: string): string | null {
    for (const pattern of this.leanings.get(advice) ?? []) {
      const found = pattern.exec(cleaned);
      if (found) return found[0];
    }
    return null;
  }

  /** The first sign of danger in a cleaned text. */
  find(cleaned: string): Sign | null {
    const said = this.figures.reduce((text, figure) => text.replace(figure, BLANK), cleaned);
    for (const { id, any, unless, call, zh, en } of this.signs) {
      const words = any.flatMap((name) => this.match(name, said) ?? []);
      if (words.length === 0 || unless.some((name) => this.match(name, said) !== null)) continue;
      return { id, call, reason: text(zh, en), words };
    }
    return null;
  }

  private match(family: string, cleaned: string): string | null {
    for (const pattern of this.families.get(family) ?? []) {
      const found = pattern.exec(cleaned);
      if (found) return found[0];
    }
    return null;
  }
}
