import type { PersonActor } from '#libs/kernel';
import { insertMemberships } from '#libs/organizations';
import { Sessions } from '#libs/people';
import { ids, type OrdersApp } from './orders-app';

/** An access token of that person, who from now on holds the actor's roles in the database, too. */
export async function signIn(
  app: Pick<OrdersApp, 'dataSource' | 'unitOfWork' | 'get'>,
  { personId, streetId, grants }: PersonActor,
): Promise<string> {
  const accountId = ids.uuid();
  await app.dataSource.query('INSERT INTO accounts (id, phone_index) VALUES ($1, $2)', [
    accountId,
    accountId,
  ]);
  await app.unitOfWork.transaction((tx) =>
    insertMemberships(
      tx,
      grants.map(({ role, organizationId }) => ({
        id: ids.uuid(),
        streetId,
        personId,
        organizationId,
        role,
      })),
    ),
  );
  return (await app.get(Sessions).open(accountId, personId, { deviceId: null })).accessToken;
}
