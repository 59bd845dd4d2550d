import fs from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../../../..');

/** Punctuation of Chinese is full-width; half-width stays between Latin letters and digits: 14:30, 1,000. */
const HALF_WIDTH = /[\u3400-\u9fff”’）」》]\s?[,:;?!()]|[,:;?!()]\s?[\u3400-\u9fff“‘（「《]/;
const QUOTED = /'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g;

const sources = (folder: string): string[] =>
  fs
    .readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.spec\.ts$|generated/.test(file))
    .map((file) => path.join(ROOT, folder, file));

const isLocale = (file: string): boolean => /^(zh(-\w+)?|texts\.zh)\.ts$/.test(path.basename(file));

/** Every quoted text of a source, without `{n}`, `${n}` and addresses. */
const textsOf = (source: string): string[] =>
  [...source.matchAll(QUOTED)].map(([, single, double, back]) =>
    (single ?? double ?? back ?? '').replaceAll(/\$?\{[^}]*\}|\w+:\/\/[^\s，]+/g, '1'),
  );

const faultsOf = (texts: readonly string[]): string[] => texts.filter((one) => HALF_WIDTH.test(one));

it('texts of the screens have the punctuation of Chinese', () => {
  const locales = sources('apps/web/src').filter(isLocale);
  expect(locales.length).toBeGreaterThan(10);
  for (const file of locales)
    expect({ file, faults: faultsOf(textsOf(fs.readFileSync(file, 'utf8'))) }).toEqual({ file, faults: [] });
});

it('texts of the server have it, too: refusals, statuses, deadlines, notices, formulas', () => {
  const chinese = sources('libs').flatMap((file) =>
    [...fs.readFileSync(file, 'utf8').matchAll(/\btext\(\s*/g)].flatMap(({ index, 0: { length }, input }) => {
      const [first] = textsOf(input.slice(index + length, index + length + 400));
      return first === undefined ? [] : [first];
    }),
  );
  expect(chinese.length).toBeGreaterThan(300);
  expect(faultsOf(chinese)).toEqual([]);
});

it.each(['请稍后再试,谢谢', '时限:明天', '（街道)', '马上拨打 120,别等', '好吗?'])(
  '%s is told apart',
  (text) => {
    expect(faultsOf([text])).toEqual([text]);
  },
);

it.each(['下午 14:30 开始', '共 1,000 单', 'a, b（Word）', '拨打 110、119 或 120'])(
  '%s is left alone',
  (text) => {
    expect(faultsOf([text])).toEqual([]);
  },
);
