export { EXPORT_ENTITIES } from './adapters/persistence/export-job.entity';
export {
  Exporters,
  type AdmittedExport,
  type ExportedFile,
  type Exporter,
  type ExportRun,
} from './application/exporters';
export { EXPORT_FORMATS, type ExportFormat, type ExportRequest } from './domain/export';
export * from './domain/refusals';
export { safeText } from './domain/safe-text';
export { ExportsModule } from './exports.module';
export { CsvTable } from './tables/csv-table';
export { localTime, type Cell, type TableColumn, type TableFile } from './tables/table-file';
export { XlsxTable } from './tables/xlsx-table';
