import { ids } from '../orders-app';
import { call, oneself, type Call } from './call';
import type { TwoStreets } from './two-streets';

let made = 0;

/** Somebody new at the desk of c01. */
const deskPerson = async (streets: TwoStreets) => ({
  id: (await streets.newPerson('COMMUNITY_DESK', 'c01')).actor.personId,
});

/** The same with a staff account. */
async function withAccount(streets: TwoStreets): Promise<{ id: string }> {
  const person = await deskPerson(streets);
  const accountId = ids.uuid();
  await streets.app.dataSource.query(
    `INSERT INTO accounts (id, username, password_hash) VALUES ($1, $2, 'none')`,
    [accountId, `staff${++made}`],
  );
  await streets.app.dataSource.query('INSERT INTO account_persons (account_id, person_id) VALUES ($1, $2)', [
    accountId,
    person.id,
  ]);
  return person;
}

const toAccount = (more: object = {}): Call =>
  call({ about: withAccount, variables: ({ id }) => ({ input: { personId: id, ...more } }) });
const reason = { reason: '离岗' };
const TICKET = 'x'.repeat(43);

/** Staff accounts, passwords, the second factor. */
export const ACCOUNT_CALLS: Readonly<Record<string, Call>> = {
  showSecondFactor: oneself(() => ({ input: { ticket: TICKET, code: '000000' } })),
  chooseFirstPassword: oneself(() => ({ input: { ticket: TICKET, newPassword: 'plum teapot sails' } })),
  mySignIn: oneself(
    () => ({}),
    () => 'MySignIn',
  ),
  beginSecondFactor: oneself(() => ({ input: {} })),
  confirmSecondFactor: oneself(() => ({ input: { code: '000000' } })),
  removeSecondFactor: oneself(() => ({ input: { code: '000000' } })),
  renewRecoveryCodes: oneself(() => ({ input: { code: '000000' } })),
  changeMyPassword: oneself(() => ({
    input: { currentPassword: 'not the old one', newPassword: 'plum teapot sails' },
  })),
  staffAccounts: call({
    about: withAccount,
    variables: (_, s) => ({ organizationId: s.place('c01').id, first: 100 }),
  }),
  createStaffAccount: call({
    about: deskPerson,
    variables: ({ id }) => ({ input: { personId: id, username: `new${++made}` } }),
  }),
  resetStaffPassword: toAccount(),
  lockStaffAccount: toAccount(reason),
  unlockStaffAccount: toAccount(),
  resetSecondFactor: toAccount(reason),
};
