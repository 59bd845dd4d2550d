import { text, type Text } from '#libs/kernel';

/** The five levels of the national 好差评 (handbook §4): 5 the best. */
export type Stars = 1 | 2 | 3 | 4 | 5;

export const LEVEL_TEXT: Readonly<Record<Stars, Text>> = {
  5: text('非常满意', 'Very satisfied'),
  4: text('满意', 'Satisfied'),
  3: text('基本满意', 'Fairly satisfied'),
  2: text('不满意', 'Dissatisfied'),
  1: text('非常不满意', 'Very dissatisfied'),
};

/** Three stars and more are good, two and fewer bad (handbook §4). */
export const GOOD_STARS = 3;
export const isGood = (stars: number): boolean => stars >= GOOD_STARS;
export const isBad = (stars: number): boolean => stars < GOOD_STARS;

export const isStars = (value: number): value is Stars => Number.isInteger(value) && value >= 1 && value <= 5;

/** What a rating may say besides its stars, each from 1 to 5. */
export const DIMENSIONS = ['ATTITUDE', 'TIMELINESS', 'QUALITY', 'CONDUCT'] as const;
export type Dimension = (typeof DIMENSIONS)[number];
export type Dimensions = Partial<Readonly<Record<Dimension, Stars>>>;

export const DIMENSION_TEXT: Readonly<Record<Dimension, Text>> = {
  ATTITUDE: text('态度', 'Attitude'),
  TIMELINESS: text('及时', 'Timeliness'),
  QUALITY: text('质量', 'Quality'),
  CONDUCT: text('规范', 'Conduct'),
};

/** Words to tick, so that somebody who does not like to type still says why. */
export const TAGS = [
  'ON_TIME',
  'WARM',
  'SKILLED',
  'PATIENT',
  'TIDY',
  'LATE',
  'COLD',
  'NOT_SOLVED',
  'UNTIDY',
  'ASKED_FOR_MONEY',
] as const;
export type Tag = (typeof TAGS)[number];

export const TAG_TEXT: Readonly<Record<Tag, Text>> = {
  ON_TIME: text('准时', 'On time'),
  WARM: text('热情', 'Warm'),
  SKILLED: text('手艺好', 'Skilled'),
  PATIENT: text('耐心', 'Patient'),
  TIDY: text('收拾干净', 'Left tidy'),
  LATE: text('来晚了', 'Late'),
  COLD: text('态度不好', 'Unfriendly'),
  NOT_SOLVED: text('没解决', 'Not solved'),
  UNTIDY: text('没收拾', 'Left untidy'),
  ASKED_FOR_MONEY: text('要收费', 'Asked for money'),
};
