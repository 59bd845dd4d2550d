import { Module, type DynamicModule } from '@nestjs/common';
import { FileLinks } from './file-links';
import { FilePurger } from './file-purger';
import { FileStore } from './file-store';
import { FilesController } from './files.controller';
import { SqlFileStore } from './sql-file-store';

const STORE = [{ provide: FileStore, useClass: SqlFileStore }, FileLinks];

/** Pictures and documents: the API hands them out (`forApi`), the worker purges what expired (`forWorker`). */
@Module({})
export class FilesModule {
  static forApi(): DynamicModule {
    return {
      module: FilesModule,
      global: true,
      controllers: [FilesController],
      providers: STORE,
      exports: [FileStore, FileLinks],
    };
  }

  static forWorker(): DynamicModule {
    return {
      module: FilesModule,
      global: true,
      providers: [...STORE, FilePurger],
      exports: [FileStore, FileLinks, FilePurger],
    };
  }
}
