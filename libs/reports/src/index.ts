export { MonthlyReports, type ReportFormat } from './application/monthly-reports.service';
export { reportName } from './application/street-monthly.exporter';
export { ReportsModule } from './reports.module';
