export { EXPORT_ENTITIES } from './adapters/persistence/export-job.entity';
export {
  Exporters,
  type AdmittedExport,
  type ExportedFile,
  type Exporter,
  type ExportRun,
} from './application/exporters';
export type { ExportFormat, ExportRequest } from './domain/export';
export * from './domain/refusals';
export { ExportsModule } from './exports.module';
export { CsvTable } from './tables/csv-table';
export type { Cell, TableColumn, TableFile } from './tables/table-file';
export { XlsxTable } from './tables/xlsx-table';
