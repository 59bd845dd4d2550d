import { ROLES, type PersonActor, type Role } from '#libs/kernel';
import { EvaluationsModule } from '#libs/evaluations';
import { NotificationsModule } from '#libs/notifications';
import { insertOrganizations, type OrganizationInsert } from '#libs/organizations';
import { ProgressTokens } from '#libs/orders';
import { insertPersons, PersonSealer, Sessions } from '#libs/people';
import { ids, openOrdersApp, type OrdersApp } from '../orders-app';
import { signIn } from '../sign-in';

/** Where a caller's role is held, seen from the thing the operation is about. */
export const SCOPES = ['own', 'subtree', 'other', 'street'] as const;
export type Scope = (typeof SCOPES)[number];
/** ANONYMOUS has no account; SLIP has none either, but holds the token of a slip. */
export const CALLERS = ['ANONYMOUS', 'SLIP', ...ROLES] as const;
export type CallerRole = (typeof CALLERS)[number];

/**
 * The place each role is held at, by scope; null where there is no such thing. What an operation is about always belongs to
 * the branch of community c01: `own` is the very organisation of that level, `subtree` one above it, reaching it from there,
 * `other` a sibling in the same street, `street` another street (of another district for those of the district).
 * A resident's `own` is the person himself; his `subtree` is a neighbour of the same community, who holds nothing.
 */
const PLACES: Readonly<Record<Role, Readonly<Record<Scope, string | null>>>> = {
  RESIDENT: { own: 'c01', subtree: 'c01', other: 'c02', street: 'q01' },
  VOLUNTEER: { own: 'branch', subtree: 'c01', other: 'b2', street: 'qteam' },
  PROVIDER_LEAD: { own: 'branch', subtree: 'c01', other: 'b2', street: 'qteam' },
  COMMUNITY_DESK: { own: 'c01', subtree: 'xzz', other: 'c02', street: 'q01' },
  COMMUNITY_SECRETARY: { own: 'c01', subtree: 'xzz', other: 'c02', street: 'q01' },
  STREET_OFFICER: { own: 'xzz', subtree: null, other: null, street: 'qsz' },
  STREET_SUPERVISOR: { own: 'xzz', subtree: null, other: null, street: 'qsz' },
  DISTRICT_OFFICER: { own: 'gjz', subtree: null, other: null, street: 'zsq' },
  ADMIN: { own: 'gjz', subtree: null, other: null, street: 'zsq' },
  AUDITOR: { own: 'xzz', subtree: 'gjz', other: null, street: 'qsz' },
};

/** Branches of c01 that nobody needs: to be renamed, moved, paused, ended. */
const SPARE = 100;

/** An access token is good for fifteen minutes of real time, and a long run of the fuzz for hours. */
const TOKEN_FRESH_MS = 8 * 60_000;

/** Who calls: with an access token, with the token of a slip, or with nothing. */
export interface Caller {
  readonly role: CallerRole;
  readonly scope: Scope;
  readonly actor: PersonActor | null;
  readonly accessToken: string | null;
}

export type TwoStreets = Awaited<ReturnType<typeof openTwoStreets>>;

/** Every scope a caller of that role can stand in. */
export function scopesOf(role: CallerRole): readonly Scope[] {
  if (role === 'ANONYMOUS') return ['street'];
  if (role === 'SLIP') return ['own', 'other'];
  return SCOPES.filter((scope) => PLACES[role][scope] !== null);
}

/** Two streets of one district and another district, with their people, on a database of their own. */
export async function openTwoStreets() {
  const app = await openOrdersApp({
    loadCap: 10_000,
    more: (orders) => [EvaluationsModule.register({ orders }), NotificationsModule.register()],
  });
  await app.importMenu();
  const places = await plantMore(app);
  await app.dataSource.query(
    `INSERT INTO service_item_providers (item_id, organization_id, street_id, joined_at)
     SELECT id, $1, street_id, app_now() FROM service_items`,
    [app.place('branch').id],
  );
  const place = (code: string): OrganizationInsert => places.get(code) ?? app.place(code);
  let people = 0;
  let spares = 0;
  const phones = new Map<string, string>();

  /** Somebody on file who lives or works there, holding the role from now on, signed in. */
  const newPerson = async (
    role: Role,
    code: string,
  ): Promise<{ actor: PersonActor; accessToken: string }> => {
    const { id, streetId = null, path } = place(code);
    const actor: PersonActor = {
      kind: 'PERSON',
      personId: ids.uuid(),
      accountId: ids.uuid(),
      sessionId: ids.uuid(),
      streetId,
      grants: role === 'RESIDENT' ? [] : [{ role, organizationId: id, organizationPath: path }],
    };
    const person = {
      id: actor.personId,
      streetId,
      communityId: path.split('/').length > 3 ? place(path.split('/')[2]!).id : null,
      name: `测试${++people}`,
      phone: `139${String(people).padStart(8, '0')}`,
      address: `测试路${people}号`,
    };
    await app.unitOfWork.transaction((tx) => insertPersons(tx, app.get(PersonSealer), [person]));
    phones.set(person.id, person.phone);
    return { actor, accessToken: await signIn(app, actor) };
  };

  /** The same person with a token that lasts: one that has run out says UNAUTHENTICATED to everything from then on. */
  const refreshed = async (caller: Caller): Promise<Caller> => {
    const personId = caller.actor!.personId;
    const [account] = await app.dataSource.query<{ id: string }[]>(
      'SELECT account_id AS id FROM sessions WHERE person_id = $1 LIMIT 1',
      [personId],
    );
    const { accessToken } = await app.get(Sessions).open(account!.id, personId, { deviceId: null });
    return { ...caller, accessToken };
  };

  const known = new Map<string, { since: number; caller: Promise<Caller> }>();
  /** Always the same person, or a new one where the operation uses its caller up. */
  const caller = (role: CallerRole, scope: Scope, renew = false): Promise<Caller> => {
    if (role === 'ANONYMOUS' || role === 'SLIP')
      return Promise.resolve({ role, scope, actor: null, accessToken: null });
    const make = async () => ({ role, scope, ...(await newPerson(role, PLACES[role][scope]!)) });
    if (renew) return make();
    const key = `${role} ${scope}`;
    const before = known.get(key);
    if (before && Date.now() - before.since < TOKEN_FRESH_MS) return before.caller;
    const now = { since: Date.now(), caller: before ? before.caller.then(refreshed) : make() };
    known.set(key, now);
    return now.caller;
  };
  const actorOf = async (role: Role, scope: Scope = 'own') => (await caller(role, scope)).actor!;

  return {
    app,
    place,
    spareBranch: (): OrganizationInsert => place(`spare${spares++ % SPARE}`),
    caller,
    newPerson,
    /** Those the fixtures act through. Whoever a rule keeps from a second step (another person checks) is not a caller. */
    cast: {
      resident: await actorOf('RESIDENT'),
      volunteer: await actorOf('VOLUNTEER'),
      otherVolunteer: (await newPerson('VOLUNTEER', 'branch')).actor,
      lead: (await newPerson('PROVIDER_LEAD', 'branch')).actor,
      teamLead: (await newPerson('PROVIDER_LEAD', 'team')).actor,
      desk: (await newPerson('COMMUNITY_DESK', 'c01')).actor,
      officer: (await newPerson('STREET_OFFICER', 'xzz')).actor,
    },
    databaseUrl: (app.dataSource.options as { url: string }).url,
    phoneOf: (personId: string): string => phones.get(personId)!,
    slipTokenOf: (orderId: string) => app.get(ProgressTokens).of(orderId),
    async now(): Promise<Date> {
      return (await app.dataSource.query<{ now: Date }[]>('SELECT app_now() AS now'))[0]!.now;
    },
    /** Lets what the fixtures caused come through; long work that the API put on its way has nobody here to do it. */
    async settle(): Promise<void> {
      await app.dataSource.query('DELETE FROM background_jobs');
      await app.drain();
    },
    close: () => app.close(),
  };
}

async function plantMore(app: OrdersApp): Promise<ReadonlyMap<string, OrganizationInsert>> {
  const [xzz, gjz] = [app.place('xzz'), app.place('gjz')];
  const below = (
    parent: OrganizationInsert,
    code: string,
    kind: OrganizationInsert['kind'],
  ): OrganizationInsert => ({
    id: ids.uuid(),
    streetId: parent.streetId ?? null,
    parentId: parent.id,
    code,
    path: `${parent.path}${code}/`,
    name: `组织 ${code}`,
    kind,
  });
  const c02 = below(xzz, 'c02', 'COMMUNITY');
  const zsq: OrganizationInsert = { ...gjz, id: ids.uuid(), code: 'zsq', path: 'zsq/', name: '组织 zsq' };
  const spare = Array.from({ length: SPARE }, (_, i) => below(app.place('c01'), `spare${i}`, 'BRANCH'));
  const planted = [
    ...spare,
    c02,
    below(c02, 'b2', 'BRANCH'),
    below(app.place('c01'), 'joint', 'JOINT_BODY'),
    zsq,
  ];
  await app.unitOfWork.transaction(async (tx) => {
    await insertOrganizations(tx, planted);
  });
  return new Map(planted.map((one) => [one.code, one]));
}
