import { unwrap } from '../result';
import { DEFAULT_WORKING_HOURS, parseWorkingHours } from './working-hours';

describe('working hours as a street writes them', () => {
  it.each([
    '08:30-11:30,13:00-17:00',
    '8:30–11:30、13:00–17:00',
    '０８：３０－１１：３０，１３：００－１７：００',
    ' 08:30 ~ 11:30 ; 13:00 ~ 17:00 ',
  ])('reads %s', (value) => {
    expect(unwrap(parseWorkingHours(value))).toEqual(DEFAULT_WORKING_HOURS);
  });

  it.each([
    ['', 'nothing'],
    ['08:30', 'one end only'],
    ['08:30-11:30,11:00-17:00', 'an overlap'],
    ['13:00-17:00,08:30-11:30', 'the wrong order'],
    ['17:00-08:30', 'an end before its beginning'],
    ['08:30-24:00', 'an end at midnight'],
    ['08:75-11:30', 'a minute that does not exist'],
    ['08:30-11:30,', 'a comma too many'],
  ])('refuses %j: %s', (value) => {
    expect(parseWorkingHours(value)).toMatchObject({
      ok: false,
      error: { code: 'WORKING_HOURS_NOT_UNDERSTOOD' },
    });
  });
});
