import { BadRequestException } from '@nestjs/common';
import { unreadableValue } from './unreadable-value';

const databaseError = (code: string) => Object.assign(new Error('said by the database'), { code });

describe('an error that bad input caused', () => {
  it.each([
    ['an id that is no UUID', databaseError('22P02')],
    ['a NUL in a text', databaseError('22021')],
    ['a number out of range', databaseError('22003')],
    ['the same behind TypeORM', Object.assign(new Error(), { driverError: databaseError('22P02') })],
    ['what a pipe refuses', new BadRequestException('uuid is expected')],
  ])('is the caller’s to mend: %s', (_, cause) => {
    expect(unreadableValue(cause)).toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  it.each([
    ['a broken rule of the schema', databaseError('23505')],
    ['a lost connection', databaseError('08006')],
    ['a system error', databaseError('ECONNREFUSED')],
    ['an error of ours', new TypeError('x is not a function')],
    ['nothing at all', null],
  ])('is ours otherwise: %s', (_, cause) => {
    expect(unreadableValue(cause)).toBeNull();
  });
});
