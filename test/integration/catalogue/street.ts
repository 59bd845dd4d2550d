import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { DataSource } from 'typeorm';
import { CryptoRandom, SYSTEM, UuidV7Ids, type Clock, type PersonActor, type Role } from '#libs/kernel';
import { OrganizationDirectory } from '#libs/organizations';
import { UnitOfWork } from '#libs/platform';
import {
  CatalogueService,
  ServiceCategories,
  EditItemsService,
  EditSessionsService,
  ImportMenuService,
  ItemProvidersService,
  ShelfSearch,
} from '#libs/catalogue';
import { commandDataSource } from '../../../apps/cli/src/data-source';
import { createTestDatabase } from '../../support/test-database';

export const MENU = readFileSync(
  path.join(__dirname, '../../../libs/catalogue/data/service-menu.csv'),
  'utf8',
);

export const ids = new UuidV7Ids(() => Date.now(), new CryptoRandom());

interface Place {
  readonly id: string;
  readonly path: string;
}

/** A district with two streets, two communities and two teams in the first, and the catalogue's services on it. */
export async function openStreet(clock: Clock) {
  const database = await createTestDatabase();
  const dataSource = await commandDataSource(database.url).initialize();
  const unitOfWork = new UnitOfWork(dataSource, 'worker');
  const organizations = new OrganizationDirectory(unitOfWork);
  const catalogue = new CatalogueService(unitOfWork, organizations);
  const categories = new ServiceCategories(unitOfWork);

  const district = await organization(dataSource, 'DISTRICT', null, 'gjz', null);
  const street = await organization(dataSource, 'STREET', district, 'xzz', 'self');
  const otherStreet = await organization(dataSource, 'STREET', district, 'other', 'self');
  const community = await organization(dataSource, 'COMMUNITY', street, 'c01', street.id);
  const neighbour = await organization(dataSource, 'COMMUNITY', street, 'c02', street.id);
  const team = await organization(dataSource, 'SERVICE_TEAM', community, 't01', street.id);
  const nurses = await organization(dataSource, 'SERVICE_TEAM', neighbour, 't02', street.id, ['护士']);

  return {
    dataSource,
    unitOfWork,
    catalogue,
    categories,
    search: new ShelfSearch(unitOfWork, organizations),
    items: new EditItemsService(unitOfWork, catalogue, organizations, clock, ids),
    sessions: new EditSessionsService(unitOfWork, catalogue, organizations, clock, ids),
    providers: new ItemProvidersService(unitOfWork, catalogue, organizations, clock),
    imports: new ImportMenuService(unitOfWork, organizations, categories, clock, ids),
    street,
    otherStreet,
    community,
    neighbour,
    team,
    nurses,
    importMenu: (csv = MENU, streetId = street.id) =>
      new ImportMenuService(unitOfWork, organizations, categories, clock, ids).importMenu(
        SYSTEM,
        csv,
        streetId,
      ),
    close: async () => {
      await dataSource.destroy();
      await database.drop();
    },
  };
}

/** Somebody who holds one role in one place. */
export function holder(role: Role, place: Place, streetId: string): PersonActor {
  return {
    kind: 'PERSON',
    personId: ids.uuid(),
    accountId: ids.uuid(),
    sessionId: ids.uuid(),
    streetId,
    grants: [{ role, organizationId: place.id, organizationPath: place.path }],
  };
}

async function organization(
  dataSource: DataSource,
  kind: string,
  parent: Place | null,
  code: string,
  /** Its street; `self` for a street. */
  streetId: string | null,
  qualifications: readonly string[] = [],
): Promise<Place> {
  const id = ids.uuid();
  const place = { id, path: `${parent?.path ?? ''}${code}/` };
  await dataSource.query(
    `INSERT INTO organizations (id, street_id, parent_id, code, path, name, kind, qualifications)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      id,
      streetId === 'self' ? id : streetId,
      parent?.id ?? null,
      code,
      place.path,
      code,
      kind,
      qualifications,
    ],
  );
  return place;
}
