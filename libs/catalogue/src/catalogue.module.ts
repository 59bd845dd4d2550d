import { Module } from '@nestjs/common';
import { OrganizationsModule } from '#libs/organizations';
import { CatalogueLoaders } from './adapters/graphql/catalogue.loaders';
import { EditShelfResolver } from './adapters/graphql/edit-shelf.resolver';
import { ServiceCategoryResolver } from './adapters/graphql/service-category.resolver';
import { ServiceItemResolver } from './adapters/graphql/service-item.resolver';
import { ServiceSessionResolver } from './adapters/graphql/service-session.resolver';
import { StreetWordsResolver } from './adapters/graphql/street-words.resolver';
import { CatalogueService } from './application/catalogue.service';
import { EditItemsService } from './application/edit-items.service';
import { EditSessionsService } from './application/edit-sessions.service';
import { ImportMenuService } from './application/import-menu.service';
import { ItemProvidersService } from './application/item-providers.service';
import { ManagedItems } from './application/managed-items.service';
import { ProviderSessions } from './application/provider-sessions.service';
import { ServiceCategories } from './application/service-categories';
import { ShelfSearch } from './application/shelf-search.service';
import { StreetWordsService } from './application/street-words.service';
import { PlainWordsService } from './words/plain-words.service';

const services = [
  CatalogueService,
  EditItemsService,
  EditSessionsService,
  ImportMenuService,
  ItemProvidersService,
  ManagedItems,
  PlainWordsService,
  ProviderSessions,
  ServiceCategories,
  ShelfSearch,
  StreetWordsService,
];

/** The shelf: categories, items, sessions and the search over them. */
@Module({
  imports: [OrganizationsModule],
  providers: [
    ...services,
    CatalogueLoaders,
    ServiceCategoryResolver,
    ServiceItemResolver,
    ServiceSessionResolver,
    EditShelfResolver,
    StreetWordsResolver,
  ],
  exports: services,
})
export class CatalogueModule {}
