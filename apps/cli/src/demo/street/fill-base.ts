import { CALENDAR_YEARS, DEFAULT_WORKING_HOURS } from '#libs/kernel';
import {
  calendarRows,
  insertCalendarDays,
  insertJointBodyMembers,
  insertMemberships,
  insertOrganizations,
  insertStreetSettings,
} from '#libs/organizations';
import { insertAccounts, insertPersons, type PersonSealer } from '#libs/people';
import type { PasswordHasher, UnitOfWork } from '#libs/platform';
import type { Say } from '../steps';
import { SECOND_STREET, STREET, STREET_PATH } from './blueprint';
import { passwordOf } from '#libs/product';
import type { StreetPlan } from './plan-street';

export interface BaseParts {
  readonly unitOfWork: UnitOfWork;
  readonly sealer: PersonSealer;
  readonly hasher: PasswordHasher;
}

/** So many rows go into one statement. */
const CHUNK = 1000;

/**
 * Organisations, people, roles, settings and calendar of the demonstration, in one transaction: all or nothing.
 * @returns false when the street is there already
 */
export async function fillBase(
  { unitOfWork, sealer, hasher }: BaseParts,
  { organizations, jointBodyMembers, persons, memberships, staff, ids }: StreetPlan,
  say: Say,
): Promise<boolean> {
  const accounts = await Promise.all(
    staff.map(async ({ username, personId }) => ({
      id: ids.uuid(),
      username,
      passwordHash: await hasher.hash(passwordOf(username)),
      personIds: [personId],
    })),
  );
  const streets = [STREET, SECOND_STREET].map((street) => ({
    ...street,
    row: organizations.find((row) => row.kind === 'STREET' && row.code === street.code)!,
  }));

  return unitOfWork.transaction(async (tx) => {
    // two starts at once: the second waits, and finds the street filled
    await tx.query('LOCK TABLE organizations IN SHARE ROW EXCLUSIVE MODE');
    if ((await tx.query('SELECT 1 FROM organizations WHERE path = $1', [STREET_PATH])).length > 0)
      return false;
    await insertOrganizations(tx, organizations);
    await insertJointBodyMembers(tx, jointBodyMembers);
    say(`organisations · 组织 ${organizations.length}`);
    await insertStreetSettings(
      tx,
      streets.map(({ row, prefix, publicPhone }) => ({
        streetId: row.id,
        workingHours: DEFAULT_WORKING_HOURS,
        defaultLoadCap: 10,
        codePrefix: prefix,
        publicPhone,
      })),
    );
    const national = await tx.query('SELECT 1 FROM calendar_days WHERE street_id IS NULL LIMIT 1');
    if (national.length === 0)
      for (const year of CALENDAR_YEARS) await insertCalendarDays(tx, calendarRows(year, null, ids));
    say('street settings and working days of 2026 and 2027 · 街道设置与工作日历');
    for (const some of chunks(persons)) await insertPersons(tx, sealer, some);
    for (const some of chunks(memberships)) await insertMemberships(tx, some);
    await insertAccounts(tx, accounts);
    say(
      `people · 人员 ${persons.length}, roles · 职责 ${memberships.length}, staff accounts · 工作账号 ${accounts.length}`,
    );
    return true;
  });
}

function* chunks<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let i = 0; i < rows.length; i += CHUNK) yield rows.slice(i, i + CHUNK);
}
