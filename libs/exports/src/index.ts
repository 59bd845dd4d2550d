export { EXPORT_ENTITIES } from './adapters/persistence/export-job.entity';
/** @public libs that make reports register here */
export { Exporters } from './application/exporters';
export type { AdmittedExport, ExportedFile, Exporter, ExportRun } from './application/exporters';
export type { ExportFormat, ExportRequest } from './domain/export';
export * from './domain/refusals';
export { ExportsModule } from './exports.module';
/** @public */
export { CsvTable } from './tables/csv-table';
export type { Cell, TableColumn, TableFile } from './tables/table-file';
export { XlsxTable } from './tables/xlsx-table';
