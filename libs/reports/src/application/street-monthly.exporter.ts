import { Injectable, type OnModuleInit } from '@nestjs/common';
import { err, ok, type PersonActor, type Refusal, type Result } from '#libs/kernel';
import {
  Exporters,
  type AdmittedExport,
  type ExportedFile,
  type Exporter,
  type ExportRequest,
  type ExportRun,
} from '#libs/exports';
import {
  beginningOf,
  FigureScopes,
  localDateOf,
  periodOf,
  shifted,
  type Period,
  type View,
} from '#libs/insights';
import { MONTH_WANTED, STREET_WANTED } from '../analysis/refusals';
import { monthName } from '../analysis/said';
import { MonthlyReports, REPORT_FORMATS, type ReportFormat } from './monthly-reports.service';

/** 月度运行分析 of a street, for whoever may see its dashboard: orders by number for the street, sums for the district. */
@Injectable()
export class StreetMonthlyExporter implements Exporter, OnModuleInit {
  readonly kind = 'STREET_MONTHLY';
  readonly formats = REPORT_FORMATS;

  constructor(
    private readonly exporters: Exporters,
    private readonly scopes: FigureScopes,
    private readonly reports: MonthlyReports,
  ) {}

  onModuleInit(): void {
    this.exporters.register(this);
  }

  /** @throws ForbiddenError outside one's duty */
  async admit(actor: PersonActor, request: ExportRequest): Promise<Result<AdmittedExport, Refusal>> {
    const month = monthOf(request);
    if (!month) return err(MONTH_WANTED);
    const view = await this.viewOf(actor, request.under, month);
    if (view.kind !== 'STREET') return err(STREET_WANTED);
    return ok({
      streetId: view.organization.id,
      fileName: `运行分析-${view.organization.name}-${month.key}.${request.format.toLowerCase()}`,
    });
  }

  async produce({ actor, request, progress }: ExportRun): Promise<ExportedFile> {
    const view = await this.viewOf(actor, request.under, monthOf(request)!);
    return this.reports.write(view, request.format as ReportFormat, progress);
  }

  private viewOf(actor: PersonActor, path: string, month: Period): Promise<View> {
    return this.scopes.open(actor, {
      path,
      organizationId: null,
      grain: 'MONTH',
      key: month.key,
      from: null,
      compare: 'PREVIOUS',
      filters: {},
    });
  }
}

/** The month asked for; null where it is not one whole month of the local calendar. */
export function monthOf({ from, to }: Pick<ExportRequest, 'from' | 'to'>): Period | null {
  const month = periodOf('MONTH', localDateOf(from));
  const isWhole =
    beginningOf(month.from).getTime() === from.getTime() &&
    beginningOf(shifted(month, 1).from).getTime() === to.getTime();
  return isWhole ? month : null;
}

/** Name of a report without an ending, for whoever keeps it as a file. */
export const reportName = (street: string, month: Period): string => `${street}${monthName(month)}运行分析`;
