import { Module, type DynamicModule } from '@nestjs/common';
import { RawBodies } from './adapters/http/raw-bodies';
import { SheetsController } from './adapters/http/sheets.controller';
import { UploadsController } from './adapters/http/uploads.controller';

/** The doors for files, `/uploads` and `/sheets`: the API has them, the worker does not. */
@Module({})
export class IntakeHttpModule {
  static register({ intake }: { intake: DynamicModule }): DynamicModule {
    return {
      module: IntakeHttpModule,
      imports: [intake],
      controllers: [UploadsController, SheetsController],
      providers: [RawBodies],
    };
  }
}
