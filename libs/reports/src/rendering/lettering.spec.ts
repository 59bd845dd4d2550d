import { Lettering } from './lettering';

let lettering: Lettering;
beforeAll(async () => {
  lettering = await Lettering.load();
});

it('writes a rare character with the slice that has it', () => {
  const runs = lettering.runs('砬子山社区');
  expect(runs.map(({ text }) => text)).toEqual(['砬', '子山社区']);
  expect(runs[0]!.slice).toMatch(/^\d+$/);
});

it('draws letters as outlines, a Chinese one as wide as it is high', () => {
  const { path, width } = lettering.outline('街道', 10);
  expect(width).toBeCloseTo(20, 5);
  expect(path).toMatch(/^M/);
});
