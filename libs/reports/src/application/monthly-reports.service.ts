import { Injectable } from '@nestjs/common';
import type { View } from '#libs/insights';
import type { ExportFormat } from '#libs/exports';
import { monthlyReport } from '../analysis/monthly-report';
import { suggestionsOf } from '../analysis/suggestions';
import { writeDocx } from '../rendering/docx';
import { writePdf } from '../rendering/pdf';
import { writeSheet } from '../rendering/sheet';
import { BackedSuggestions } from './backed-suggestions.service';
import { StreetMonth } from './street-month.service';

export const REPORT_FORMATS = ['DOCX', 'PDF', 'XLSX'] as const satisfies readonly ExportFormat[];
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export interface WrittenReport {
  readonly bytes: Buffer;
  /** Orders named in it; rows of the sheet. */
  readonly rows: number;
}

/** Writes a street's monthly analysis. */
@Injectable()
export class MonthlyReports {
  constructor(
    private readonly months: StreetMonth,
    private readonly backed: BackedSuggestions,
  ) {}

  /**
   * @param view of a street and a month, opened for whoever asks: it says whether orders may be named
   * @param progress called after each step: read, looked up, written
   */
  async write(
    view: View,
    format: ReportFormat,
    progress: (step: number, of: number) => Promise<void>,
  ): Promise<WrittenReport> {
    const data = await this.months.of(view);
    await progress(1, STEPS);
    if (format === 'XLSX') return writeSheet(data);
    const suggestions = await this.backed.of(view, suggestionsOf(data));
    await progress(2, STEPS);
    const report = monthlyReport(data, suggestions);
    const rows = suggestions.reduce((sum, { orders }) => sum + orders.length, 0);
    return { bytes: await (format === 'PDF' ? writePdf : writeDocx)(report), rows };
  }
}

const STEPS = 3;
