import { Injectable, type OnModuleInit } from '@nestjs/common';
import { err, holdsRole, ok, type PersonActor, type Refusal, type Result, type Role } from '#libs/kernel';
import { CatalogueService } from '#libs/catalogue';
import { EvaluationReader } from '#libs/evaluations';
import { OrderContacts, OrderLedger, OrderReader, type LedgerRow, type LedgerScope } from '#libs/orders';
import { OrganizationDirectory } from '#libs/organizations';
import { PeopleService } from '#libs/people';
import { ForbiddenError, type Keyset } from '#libs/platform';
import type { ExportRequest } from '../domain/export';
import { EXPORT_CONTACTS_REFUSED, EXPORT_PLACE_UNKNOWN, tooManyRows } from '../domain/refusals';
import { CsvTable } from '../tables/csv-table';
import { localTime } from '../tables/table-file';
import { XlsxTable } from '../tables/xlsx-table';
import {
  Exporters,
  type AdmittedExport,
  type ExportedFile,
  type Exporter,
  type ExportRun,
} from './exporters';
import { ledgerCells, ledgerHead, type LedgerNames } from './ledger-columns';

const MAY_EXPORT: readonly Role[] = [
  'COMMUNITY_DESK',
  'COMMUNITY_SECRETARY',
  'STREET_OFFICER',
  'STREET_SUPERVISOR',
  'DISTRICT_OFFICER',
];
const MAY_HAVE_CONTACTS: readonly Role[] = ['COMMUNITY_SECRETARY', 'STREET_OFFICER'];
const PAGE = 200;
const MOST_ROWS = 50_000;
/** Each line reveals somebody, and each reveal is logged: a list for a round of calls, not a copy of the register. */
const MOST_WITH_CONTACTS = 500;

/** 台账: the orders of a place and period, line by line. */
@Injectable()
export class OrderLedgerExporter implements Exporter, OnModuleInit {
  readonly kind = 'ORDER_LEDGER';
  readonly formats = ['XLSX', 'CSV'] as const;

  constructor(
    private readonly exporters: Exporters,
    private readonly ledger: OrderLedger,
    private readonly organizations: OrganizationDirectory,
    private readonly people: PeopleService,
    private readonly catalogue: CatalogueService,
    private readonly evaluations: EvaluationReader,
    private readonly reader: OrderReader,
    private readonly contacts: OrderContacts,
  ) {}

  onModuleInit(): void {
    this.exporters.register(this);
  }

  /** @throws ForbiddenError outside one's duty */
  async admit(actor: PersonActor, request: ExportRequest): Promise<Result<AdmittedExport, Refusal>> {
    if (!holdsRole(actor, MAY_EXPORT, request.under)) throw new ForbiddenError();
    const place = await this.organizations.byPath(request.under);
    if (!place || !['COMMUNITY', 'STREET', 'DISTRICT'].includes(place.kind)) return err(EXPORT_PLACE_UNKNOWN);
    if (request.withContacts && !holdsRole(actor, MAY_HAVE_CONTACTS, request.under))
      return err(EXPORT_CONTACTS_REFUSED);
    const most = request.withContacts ? MOST_WITH_CONTACTS : MOST_ROWS;
    const rows = await this.ledger.count({ ...request, streetId: place.streetId });
    if (rows > most) return err(tooManyRows(rows, most));
    const [from, to] = [request.from, new Date(request.to.getTime() - 1)].map((day) =>
      localTime(day).slice(0, 10),
    );
    const title = request.language === 'zh' ? '服务订单台账' : 'order-ledger';
    return ok({
      streetId: place.streetId,
      fileName: `${title}-${place.name}-${from}-${to}.${request.format.toLowerCase()}`,
    });
  }

  async produce({ actor, request, progress }: ExportRun): Promise<ExportedFile> {
    const place = await this.organizations.byPath(request.under);
    const scope: LedgerScope = { ...request, streetId: place?.streetId ?? null };
    const total = await this.ledger.count(scope);
    const head = ledgerHead(request.withContacts, request.language);
    const table =
      request.format === 'CSV'
        ? new CsvTable(head)
        : new XlsxTable(request.language === 'zh' ? '台账' : 'Ledger', head);
    let rows = 0;
    let after: Keyset | null = null;
    for (;;) {
      const lines: LedgerRow[] = await this.ledger.lines(scope, after, PAGE);
      const names = await this.namesOf(actor, request, lines);
      for (const line of lines) await table.row(ledgerCells(line, names.get(line.id)!, request));
      rows += lines.length;
      await progress(rows, Math.max(total, rows));
      after = lines.at(-1) ?? null;
      if (lines.length < PAGE) return { bytes: await table.end(), rows };
    }
  }

  private async namesOf(
    actor: PersonActor,
    request: ExportRequest,
    lines: readonly LedgerRow[],
  ): Promise<Map<string, LedgerNames>> {
    const some = (ids: readonly (string | null)[]) => [...new Set(ids.filter((id) => id !== null))];
    const [places, items, masked, ratings, clear] = await Promise.all([
      this.organizations.byIds(some(lines.flatMap((line) => [line.communityId, line.organizationId]))),
      this.catalogue.itemsByIds(some(lines.map((line) => line.itemId))),
      this.people.maskedNames(some(lines.map((line) => line.requesterId))),
      this.evaluations.ofOrders(
        lines.map((line) => line.id),
        null,
      ),
      request.withContacts ? this.revealed(actor, request, lines) : new Map<string, Revealed>(),
    ]);
    return new Map(
      lines.map((line) => [
        line.id,
        {
          community: places.get(line.communityId)?.name ?? '',
          organization: line.organizationId ? (places.get(line.organizationId)?.name ?? '') : '',
          item: line.itemId ? (items.get(line.itemId)?.nameZh ?? '') : '',
          resident: clear.get(line.id)?.name ?? masked.get(line.requesterId) ?? '',
          phone: clear.get(line.id)?.phone ?? '',
          address: clear.get(line.id)?.address ?? '',
          stars:
            ratings.get(line.id)?.find(({ stage, status }) => stage === 'RESULT' && status === 'COUNTED')
              ?.stars ?? null,
        },
      ]),
    );
  }

  /** One reveal a line, each logged before it is written down (handbook §8). */
  private async revealed(
    actor: PersonActor,
    request: ExportRequest,
    lines: readonly LedgerRow[],
  ): Promise<Map<string, Revealed>> {
    const views = await this.reader.byIds(
      actor,
      lines.map((line) => line.id),
    );
    const found = new Map<string, Revealed>();
    for (const view of views) {
      if (!view) continue;
      const contact = await this.contacts.reveal(actor, view, request.reason ?? '');
      if (contact.ok) found.set(view.order.id, contact.value);
    }
    return found;
  }
}

interface Revealed {
  readonly name: string | null;
  readonly phone: string | null;
  readonly address: string | null;
}
