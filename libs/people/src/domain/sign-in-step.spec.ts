import { nextStep, type Standing } from './sign-in-step';

const plain: Standing = {
  hasFactor: false,
  factorShown: false,
  mustChangePassword: false,
  factorWanted: false,
};

it.each<[string, Partial<Standing>, string]>([
  ['nobody asks for more', {}, 'OPEN'],
  ['a factor is there', { hasFactor: true }, 'SECOND_FACTOR'],
  ['it was shown', { hasFactor: true, factorShown: true }, 'OPEN'],
  ['it comes before the password', { hasFactor: true, mustChangePassword: true }, 'SECOND_FACTOR'],
  ['then the password', { hasFactor: true, factorShown: true, mustChangePassword: true }, 'NEW_PASSWORD'],
  ['a password from another hand', { mustChangePassword: true, factorWanted: true }, 'NEW_PASSWORD'],
  ['an office wants a factor', { factorWanted: true }, 'ENROL'],
  ['and it is there', { factorWanted: true, hasFactor: true, factorShown: true }, 'OPEN'],
])('signing in: %s', (_, more, step) => {
  expect(nextStep({ ...plain, ...more })).toBe(step);
});
