import { ImportBatchRow, ImportRowRow } from './import.entity';
import { UploadRow } from './upload.entity';

export const INTAKE_ENTITIES = [UploadRow, ImportBatchRow, ImportRowRow];
