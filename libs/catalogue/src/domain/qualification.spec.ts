import { meetsQualification } from './qualification';

describe('a qualification', () => {
  it.each<[string | null, string[], boolean]>([
    [null, [], true],
    ['电工证', ['电工证'], true],
    ['电工证', ['水电工经验'], false],
    ['电工证', [], false],
    ['执业医师/护士', ['护士'], true],
    ['执业医师/护士', ['执业医师/护士'], false],
    ['执业医师(中医)', ['执业医师'], false],
    ['执业医师(中医)', ['执业医师（中医）'], true],
    ['驾驶证+车辆保险', ['驾驶证 + 车辆保险'], true],
  ])('%s is met by %j: %s', (required, held, met) => {
    expect(meetsQualification(required, held)).toBe(met);
  });
});
