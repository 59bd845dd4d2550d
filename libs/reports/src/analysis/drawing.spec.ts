import { drawingOf, DRAWING_WIDTH, niceTop } from './drawing';

it('an axis ends at a round number that holds everything', () => {
  expect([0, 4, 5, 9, 11, 37, 100, 101, 999].map(niceTop)).toEqual([4, 4, 5, 10, 20, 40, 100, 200, 1000]);
});

it('a month without a value breaks the line, and a small sample is hollow', () => {
  const { marks } = drawingOf({
    kind: 'lines',
    labels: ['1', '2', '3', '4', '5'],
    series: [{ name: 's', values: [0.5, 0.6, null, 0.7, 0.8], small: [false, true, false, false, false] }],
  });
  const drawn = marks.filter((mark) => mark.kind === 'line' && mark.stroke !== '#dddddd');
  expect(drawn.map((mark) => mark.kind === 'line' && mark.points.length)).toEqual([2, 2]);
  const dots = marks.flatMap((mark) => (mark.kind === 'dot' ? [mark.fill] : []));
  expect(dots).toHaveLength(4);
  expect(dots[1]).toBe('#ffffff');
});

it('the longest row stays inside the picture', () => {
  const { marks, height } = drawingOf({
    kind: 'rows',
    rows: [
      { name: 'a', value: 1000, part: 10 },
      { name: 'b', value: 1, part: 0 },
    ],
    legend: { value: 'v', part: 'p' },
  });
  for (const mark of marks)
    if (mark.kind === 'box') {
      expect(mark.x + mark.width).toBeLessThanOrEqual(DRAWING_WIDTH);
      expect(mark.y + mark.height).toBeLessThanOrEqual(height);
    }
});
