import type { DynamicModule, Type } from '@nestjs/common';
import { CryptoRandom, UuidV7Ids, type Role } from '#libs/kernel';
import {
  insertMemberships,
  insertOrganizations,
  insertStreetSettings,
  OrganizationsModule,
  type OrganizationInsert,
  type OrganizationKind,
} from '#libs/organizations';
import { insertAccounts, insertPersons, PeopleModule, PersonSealer, Sessions } from '#libs/people';
import { PASSWORD_COST, PasswordHasher, UnitOfWork } from '#libs/platform';
import { GraphqlServer, type GraphqlAnswer } from '../../support/graphql-server';
import { createTestDatabase } from '../../support/test-database';

export const ids = new UuidV7Ids(Date.now, new CryptoRandom());

/** A district with two streets; the first has two communities, a branch, a team and a joint body. */
const TREE: readonly [code: string, kind: OrganizationKind, parent: string | null][] = [
  ['gjz', 'DISTRICT', null],
  ['xzz', 'STREET', 'gjz'],
  ['c01', 'COMMUNITY', 'xzz'],
  ['c02', 'COMMUNITY', 'xzz'],
  ['team', 'SERVICE_TEAM', 'c01'],
  ['branch', 'BRANCH', 'c01'],
  ['joint', 'JOINT_BODY', 'xzz'],
  ['qsz', 'STREET', 'gjz'],
  ['q01', 'COMMUNITY', 'qsz'],
];

/** A password takes a millisecond: what is tested are the rules around it. */
class CheapPasswords {}
const CHEAP_PASSWORDS: DynamicModule = {
  module: CheapPasswords,
  global: true,
  providers: [{ provide: PASSWORD_COST, useValue: { cost: 1024, blockSize: 8, parallelization: 1 } }],
  exports: [PASSWORD_COST],
};

export interface TestPerson {
  readonly id: string;
  readonly accountId: string;
  /** For `authorization`. */
  readonly token: string;
}

/** A real API with people and organisations, and whatever else a test needs, on a database of its own. */
export async function openDistrict(more: readonly (Type | DynamicModule)[] = []) {
  const database = await createTestDatabase();
  const server = await GraphqlServer.start({
    databaseUrl: database.url,
    imports: [CHEAP_PASSWORDS, OrganizationsModule, PeopleModule, ...more],
  });
  const get = <T>(type: Type<T>): T => server.app.get(type, { strict: false });
  const unitOfWork = get(UnitOfWork);

  const places = new Map<string, OrganizationInsert>();
  for (const [code, kind, parentCode] of TREE) {
    const id = ids.uuid();
    const parent = parentCode === null ? null : places.get(parentCode)!;
    const streetId = kind === 'STREET' ? id : (parent?.streetId ?? null);
    const path = `${parent?.path ?? ''}${code}/`;
    places.set(code, { id, streetId, parentId: parent?.id ?? null, code, path, name: `组织 ${code}`, kind });
  }
  await unitOfWork.transaction(async (tx) => {
    await insertOrganizations(tx, [...places.values()]);
    await insertStreetSettings(
      tx,
      ['xzz', 'qsz'].map((code) => ({
        streetId: places.get(code)!.id,
        workingHours: [{ from: 510, to: 690 }],
        defaultLoadCap: 10,
        codePrefix: code.toUpperCase(),
        publicPhone: '0411-84308888',
      })),
    );
  });
  const place = (code: string) => places.get(code)!;

  /** Somebody of `home` (a community or street, `gjz` for people of the district), signed in, with roles. */
  async function person(
    home: string,
    roles: readonly [Role, string][] = [],
    details: { name?: string; phone?: string; address?: string; password?: string } = {},
  ): Promise<TestPerson> {
    const [id, accountId] = [ids.uuid(), ids.uuid()];
    const { kind, streetId, id: homeId } = place(home);
    const hash = details.password === undefined ? 'none' : await get(PasswordHasher).hash(details.password);
    await unitOfWork.transaction(async (tx) => {
      await insertPersons(tx, get(PersonSealer), [
        {
          id,
          streetId,
          communityId: kind === 'COMMUNITY' ? homeId : null,
          name: details.name ?? '测试员',
          phone: details.phone ?? null,
          address: details.address ?? null,
        },
      ]);
      await insertAccounts(tx, [
        { id: accountId, username: `u${id.slice(-12)}`, passwordHash: hash, personIds: [id] },
      ]);
      const memberships = roles.map(([role, code]) => {
        const { id: organizationId, streetId: owner } = place(code);
        return { id: ids.uuid(), personId: id, organizationId, streetId: owner, role };
      });
      await insertMemberships(tx, memberships);
    });
    const { accessToken } = await get(Sessions).open(accountId, id, { deviceId: null });
    return { id, accountId, token: accessToken };
  }

  return {
    databaseUrl: database.url,
    server,
    get,
    place,
    person,
    query: <Row extends object>(sql: string, values: unknown[] = []) =>
      unitOfWork.transaction((tx) => tx.query<Row>(sql, values)),
    /** Runs an operation as somebody, or as nobody. Throws nothing: the answer tells. */
    ask: (who: TestPerson | null, operation: string, variables: object = {}): Promise<GraphqlAnswer> =>
      server.post(operation, { variables, headers: who ? { authorization: `Bearer ${who.token}` } : {} }),
    close: async () => {
      await server.stop();
      await database.drop();
    },
  };
}

export type District = Awaited<ReturnType<typeof openDistrict>>;

/** The value of the only root field; fails the test on errors. */
export function only<T = Record<string, unknown>>(answer: GraphqlAnswer): T {
  expect(answer.errors).toBeUndefined();
  return Object.values(answer.data!)[0] as T;
}
