import fs from 'node:fs';
import { parse } from 'csv-parse/sync';
import { PlainWords, readMenu, shippedExamples, Signs, type Reading } from '#libs/catalogue';
import type { Command } from '../command';

interface Row {
  readonly text_zh: string;
  readonly expected_category_en: string;
  readonly expected_triage: string;
  readonly urgency: string;
}

interface Outcome {
  readonly row: Row;
  readonly reading: Reading;
  readonly categories: readonly string[];
  readonly ms: number;
}

/** Reads a file of labelled requests with the product's own matcher and menu, and counts. */
async function readAll(rows: readonly Row[]): Promise<Outcome[]> {
  const items = readMenu().map((entry) => ({ ...entry, id: entry.nameZh, categoryId: entry.categoryEn }));
  const categoryOf = new Map(items.map((item) => [item.id, item.categoryId]));
  const words = await PlainWords.learn(new Signs(), items, shippedExamples());
  words.read('预热一下,修水龙头');
  return rows.map((row) => {
    const begun = performance.now();
    const reading = words.read(row.text_zh);
    const ms = performance.now() - begun;
    return { row, reading, categories: categoriesOf(reading, categoryOf), ms };
  });
}

/** Categories in the order a screen would show them: the best of each need first, then what follows in the first need. */
function categoriesOf({ needs }: Reading, categoryOf: ReadonlyMap<string, string>): string[] {
  const shown = [
    ...needs.flatMap((need) => need.suggestions.slice(0, 1)),
    ...needs.flatMap((need) => need.suggestions),
  ].map((suggestion) => categoryOf.get(suggestion.itemId)!);
  return [...new Set(shown)];
}

/** `A|B` needs both, `A/B` either. */
const wanted = (row: Row): string[][] => row.expected_category_en.split('|').map((need) => need.split('/'));

export const benchWordsCommand: Command = {
  name: 'bench:words',
  describe: '用标注文件量一量“说人话” · measure the matching of plain words on a labelled file',
  async run([file]) {
    if (!file) throw new Error('用法 · usage: npm run bench:words -- FILE.csv');
    const rows = parse<Row>(fs.readFileSync(file), { columns: true, bom: true, skip_empty_lines: true });
    const outcomes = await readAll(rows);
    printConfusion(outcomes);
    const accepted = outcomes.filter(({ row }) => row.expected_triage === 'ACCEPT');
    const isRight = ({ row, reading }: Outcome): boolean =>
      !reading.ask && reading.advice === row.expected_triage;
    const among =
      (n: number) =>
      (o: Outcome): boolean =>
        wanted(o.row).every((either) =>
          o.categories.slice(0, n).some((category) => either.includes(category)),
        );
    const first = (o: Outcome): boolean => wanted(o.row)[0]!.includes(o.categories[0]!);
    const sentAway = (o: Outcome): boolean => !o.reading.ask && o.reading.advice !== 'ACCEPT';
    for (const o of outcomes) {
      const wrongCategory = o.row.expected_triage === 'ACCEPT' && !among(3)(o);
      if (isRight(o) && !wrongCategory) continue;
      const got = `${o.reading.advice}${o.reading.ask ? '?' : ''} (${o.reading.rule}: ${o.reading.words.join(' ')})`;
      console.log(
        `✗ ${o.row.text_zh}\n    expected ${o.row.expected_triage} ${o.row.expected_category_en}; got ${got} ${o.categories.slice(0, 3).join(', ')}`,
      );
    }
    const share = (some: readonly unknown[], of: readonly unknown[]): string =>
      (of.length === 0 ? 1 : some.length / of.length).toFixed(3);
    const missed = outcomes.filter(
      ({ row, reading }) => row.expected_triage === 'EMERGENCY' && reading.advice !== 'EMERGENCY',
    );
    const times = outcomes.map(({ ms }) => ms).sort((a, b) => a - b);
    const p95 = times[Math.min(times.length - 1, Math.floor(times.length * 0.95))] ?? 0;
    console.log(
      `RESULT rows=${rows.length} emergencies_missed=${missed.length} triage=${share(outcomes.filter(isRight), outcomes)}` +
        ` top1=${share(accepted.filter(first), accepted)} top3=${share(accepted.filter(among(3)), accepted)}` +
        ` sent_away=${share(accepted.filter(sentAway), accepted)} asked=${share(
          outcomes.filter((o) => o.reading.ask),
          outcomes,
        )} p95_ms=${p95.toFixed(1)}`,
    );
    return 0;
  },
};

function printConfusion(outcomes: readonly Outcome[]): void {
  const names = [
    ...new Set(outcomes.flatMap(({ row, reading }) => [row.expected_triage, reading.advice])),
  ].sort();
  console.log(
    ['expected \\ got'.padEnd(15), ...names.map((name) => name.slice(0, 9).padStart(10)), '     asked'].join(
      '',
    ),
  );
  for (const expected of names) {
    const of = outcomes.filter(({ row }) => row.expected_triage === expected);
    const cells = names.map(
      (got) => of.filter(({ reading }) => !reading.ask && reading.advice === got).length,
    );
    const asked = of.filter(({ reading }) => reading.ask).length;
    console.log([expected.padEnd(15), ...[...cells, asked].map((n) => String(n).padStart(10))].join(''));
  }
}
