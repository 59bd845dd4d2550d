import { text } from '../../text';
import type { CalendarYear } from '../calendar-year';

const NEW_YEAR = text('元旦', "New Year's Day");
const SPRING_FESTIVAL = text('春节', 'Spring Festival');
const QINGMING = text('清明节', 'Qingming Festival');
const LABOUR_DAY = text('劳动节', 'Labour Day');
const DRAGON_BOAT = text('端午节', 'Dragon Boat Festival');
const MID_AUTUMN = text('中秋节', 'Mid-Autumn Festival');
const NATIONAL_DAY = text('国庆节', 'National Day');

/** Official. A street corrects or extends it by a file of the same shape (`parseCalendarYear`). */
export const CALENDAR_2026: CalendarYear = {
  year: 2026,
  provisional: false,
  source: '国务院办公厅关于2026年部分节假日安排的通知（2025年11月4日）',
  days: [
    { date: '2026-01-01', kind: 'HOLIDAY', name: NEW_YEAR },
    { date: '2026-01-02', kind: 'HOLIDAY', name: NEW_YEAR },
    { date: '2026-01-03', kind: 'HOLIDAY', name: NEW_YEAR },
    { date: '2026-01-04', kind: 'WORKDAY', name: NEW_YEAR },
    { date: '2026-02-14', kind: 'WORKDAY', name: SPRING_FESTIVAL },
    { date: '2026-02-15', kind: 'HOLIDAY', name: SPRING_FESTIVAL },
    { date: '2026-02-16', kind: 'HOLIDAY', name: SPRING_FESTIVAL },
    { date: '2026-02-17', kind: 'HOLIDAY', name: SPRING_FESTIVAL },
    { date: '2026-02-18', kind: 'HOLIDAY', name: SPRING_FESTIVAL },
    { date: '2026-02-19', kind: 'HOLIDAY', name: SPRING_FESTIVAL },
    { date: '2026-02-20', kind: 'HOLIDAY', name: SPRING_FESTIVAL },
    { date: '2026-02-21', kind: 'HOLIDAY', name: SPRING_FESTIVAL },
    { date: '2026-02-22', kind: 'HOLIDAY', name: SPRING_FESTIVAL },
    { date: '2026-02-23', kind: 'HOLIDAY', name: SPRING_FESTIVAL },
    { date: '2026-02-28', kind: 'WORKDAY', name: SPRING_FESTIVAL },
    { date: '2026-04-04', kind: 'HOLIDAY', name: QINGMING },
    { date: '2026-04-05', kind: 'HOLIDAY', name: QINGMING },
    { date: '2026-04-06', kind: 'HOLIDAY', name: QINGMING },
    { date: '2026-05-01', kind: 'HOLIDAY', name: LABOUR_DAY },
    { date: '2026-05-02', kind: 'HOLIDAY', name: LABOUR_DAY },
    { date: '2026-05-03', kind: 'HOLIDAY', name: LABOUR_DAY },
    { date: '2026-05-04', kind: 'HOLIDAY', name: LABOUR_DAY },
    { date: '2026-05-05', kind: 'HOLIDAY', name: LABOUR_DAY },
    { date: '2026-05-09', kind: 'WORKDAY', name: LABOUR_DAY },
    { date: '2026-06-19', kind: 'HOLIDAY', name: DRAGON_BOAT },
    { date: '2026-06-20', kind: 'HOLIDAY', name: DRAGON_BOAT },
    { date: '2026-06-21', kind: 'HOLIDAY', name: DRAGON_BOAT },
    { date: '2026-09-25', kind: 'HOLIDAY', name: MID_AUTUMN },
    { date: '2026-09-26', kind: 'HOLIDAY', name: MID_AUTUMN },
    { date: '2026-09-27', kind: 'HOLIDAY', name: MID_AUTUMN },
    { date: '2026-09-20', kind: 'WORKDAY', name: NATIONAL_DAY },
    { date: '2026-10-01', kind: 'HOLIDAY', name: NATIONAL_DAY },
    { date: '2026-10-02', kind: 'HOLIDAY', name: NATIONAL_DAY },
    { date: '2026-10-03', kind: 'HOLIDAY', name: NATIONAL_DAY },
    { date: '2026-10-04', kind: 'HOLIDAY', name: NATIONAL_DAY },
    { date: '2026-10-05', kind: 'HOLIDAY', name: NATIONAL_DAY },
    { date: '2026-10-06', kind: 'HOLIDAY', name: NATIONAL_DAY },
    { date: '2026-10-07', kind: 'HOLIDAY', name: NATIONAL_DAY },
    { date: '2026-10-10', kind: 'WORKDAY', name: NATIONAL_DAY },
  ],
};
