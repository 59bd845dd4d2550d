import { Module, type DynamicModule } from '@nestjs/common';
import { CatalogueModule } from '#libs/catalogue';
import { OrganizationsModule } from '#libs/organizations';
import { PeopleModule } from '#libs/people';
import { ImportResolver } from './adapters/graphql/import.resolver';
import { UploadLoaders, UploadResolver } from './adapters/graphql/upload.resolver';
import { Senders } from './adapters/http/incoming';
import { ImportPreviews } from './application/import-preview.service';
import { Imports } from './application/imports.service';
import { PlaceImports } from './application/place-imports';
import { UploadPersonData } from './application/upload-person-data';
import { Uploads } from './application/uploads.service';
import { SheetParser } from './sheets/sheet-parser';

/** How pictures, paper and sheets come in. */
@Module({})
export class IntakeModule {
  static register({ orders }: { orders: DynamicModule }): DynamicModule {
    return {
      module: IntakeModule,
      imports: [OrganizationsModule, PeopleModule, CatalogueModule, orders],
      providers: [
        Uploads,
        UploadPersonData,
        UploadLoaders,
        UploadResolver,
        SheetParser,
        ImportPreviews,
        Imports,
        PlaceImports,
        ImportResolver,
        Senders,
      ],
      exports: [Uploads, Imports, Senders],
    };
  }
}
