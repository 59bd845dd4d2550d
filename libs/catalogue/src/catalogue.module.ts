import { Module } from '@nestjs/common';
import { OrganizationsModule } from '#libs/organizations';
import { CatalogueService } from './application/catalogue.service';
import { EditItemsService } from './application/edit-items.service';
import { EditSessionsService } from './application/edit-sessions.service';
import { ImportMenuService } from './application/import-menu.service';
import { ItemProvidersService } from './application/item-providers.service';
import { ShelfSearch } from './application/shelf-search.service';

const services = [
  CatalogueService,
  EditItemsService,
  EditSessionsService,
  ImportMenuService,
  ItemProvidersService,
  ShelfSearch,
];

/** The shelf as services, for every process. */
@Module({ imports: [OrganizationsModule], providers: services, exports: services })
export class CatalogueModule {}
