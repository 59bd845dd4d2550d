import { text } from '../../text';
import type { CalendarYear } from '../calendar-year';

const NEW_YEAR = text('元旦', "New Year's Day");
const SPRING_FESTIVAL = text('春节', 'Spring Festival');
const QINGMING = text('清明节', 'Qingming Festival');
const LABOUR_DAY = text('劳动节', 'Labour Day');
const DRAGON_BOAT = text('端午节', 'Dragon Boat Festival');
const MID_AUTUMN = text('中秋节', 'Mid-Autumn Festival');
const NATIONAL_DAY = text('国庆节', 'National Day');

/**
 * PROVISIONAL: when this was written (November 2026) no State Council notice for 2027 was found. The festivals are those
 * of 《全国年节及纪念日放假办法》 (revised 2024-11-10) on their 2027 dates; how long each break is follows the rules printed
 * in the notice for 2025: Spring Festival 8 days from New Year's Eve, Labour Day 5, National Day 7, the others 3 joined
 * with the weekend, or the day alone when it is a Wednesday. Which weekends are worked in exchange is a guess from
 * earlier years. Weekdays off less weekends worked make 13, the number of statutory days, as in an official year.
 *
 * A street replaces it, once the notice is out, by a file of the same shape with `provisional: false`
 * (`parseCalendarYear` checks it, `daysOf` lets it replace this one).
 */
export const CALENDAR_2027: CalendarYear = {
  year: 2027,
  provisional: true,
  source: '估计：全国年节及纪念日放假办法（2024年11月10日修订）；2027年放假通知尚未见到',
  days: [
    // a Friday, joined with the weekend
    { date: '2027-01-01', kind: 'HOLIDAY', name: NEW_YEAR },
    { date: '2027-01-02', kind: 'HOLIDAY', name: NEW_YEAR },
    { date: '2027-01-03', kind: 'HOLIDAY', name: NEW_YEAR },
    // New Year's Eve is 5 February; both worked weekends are guesses
    { date: '2027-01-31', kind: 'WORKDAY', name: SPRING_FESTIVAL },
    { date: '2027-02-05', kind: 'HOLIDAY', name: SPRING_FESTIVAL },
    { date: '2027-02-06', kind: 'HOLIDAY', name: SPRING_FESTIVAL },
    { date: '2027-02-07', kind: 'HOLIDAY', name: SPRING_FESTIVAL },
    { date: '2027-02-08', kind: 'HOLIDAY', name: SPRING_FESTIVAL },
    { date: '2027-02-09', kind: 'HOLIDAY', name: SPRING_FESTIVAL },
    { date: '2027-02-10', kind: 'HOLIDAY', name: SPRING_FESTIVAL },
    { date: '2027-02-11', kind: 'HOLIDAY', name: SPRING_FESTIVAL },
    { date: '2027-02-12', kind: 'HOLIDAY', name: SPRING_FESTIVAL },
    { date: '2027-02-20', kind: 'WORKDAY', name: SPRING_FESTIVAL },
    // a Monday, joined with the weekend
    { date: '2027-04-03', kind: 'HOLIDAY', name: QINGMING },
    { date: '2027-04-04', kind: 'HOLIDAY', name: QINGMING },
    { date: '2027-04-05', kind: 'HOLIDAY', name: QINGMING },
    // the worked Saturday is a guess
    { date: '2027-05-01', kind: 'HOLIDAY', name: LABOUR_DAY },
    { date: '2027-05-02', kind: 'HOLIDAY', name: LABOUR_DAY },
    { date: '2027-05-03', kind: 'HOLIDAY', name: LABOUR_DAY },
    { date: '2027-05-04', kind: 'HOLIDAY', name: LABOUR_DAY },
    { date: '2027-05-05', kind: 'HOLIDAY', name: LABOUR_DAY },
    { date: '2027-05-08', kind: 'WORKDAY', name: LABOUR_DAY },
    // a Wednesday: that day alone
    { date: '2027-06-09', kind: 'HOLIDAY', name: DRAGON_BOAT },
    // a Wednesday: that day alone
    { date: '2027-09-15', kind: 'HOLIDAY', name: MID_AUTUMN },
    // both worked weekends are guesses, as in 2021, when 1 October was a Friday too
    { date: '2027-09-26', kind: 'WORKDAY', name: NATIONAL_DAY },
    { date: '2027-10-01', kind: 'HOLIDAY', name: NATIONAL_DAY },
    { date: '2027-10-02', kind: 'HOLIDAY', name: NATIONAL_DAY },
    { date: '2027-10-03', kind: 'HOLIDAY', name: NATIONAL_DAY },
    { date: '2027-10-04', kind: 'HOLIDAY', name: NATIONAL_DAY },
    { date: '2027-10-05', kind: 'HOLIDAY', name: NATIONAL_DAY },
    { date: '2027-10-06', kind: 'HOLIDAY', name: NATIONAL_DAY },
    { date: '2027-10-07', kind: 'HOLIDAY', name: NATIONAL_DAY },
    { date: '2027-10-09', kind: 'WORKDAY', name: NATIONAL_DAY },
  ],
};
