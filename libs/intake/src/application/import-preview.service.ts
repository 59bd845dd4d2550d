import { Inject, Injectable } from '@nestjs/common';
import { text, type Clock, type Text } from '#libs/kernel';
import { CatalogueService, likeness, PlainWordsService, wordsIn } from '#libs/catalogue';
import { OrganizationDirectory } from '#libs/organizations';
import { PersonSealer } from '#libs/people';
import { CLOCK, UnitOfWork } from '#libs/platform';
import { readRow, type RowRequest } from '../domain/sheet-row';
import type { ImportBatch, PreviewRow, StagedRow } from './import-batch';

/** From here on two requests of one person are taken for the same. */
const ALIKE = 0.5;

interface OpenOrder {
  readonly phoneIndex: string;
  readonly code: string;
  readonly words: string;
}

/** What would become of each row: the checks of placing, made beforehand, and what looks like a repetition. */
@Injectable()
export class ImportPreviews {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly catalogue: CatalogueService,
    private readonly organizations: OrganizationDirectory,
    private readonly words: PlainWordsService,
    private readonly sealer: PersonSealer,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async of(batch: ImportBatch, staged: readonly StagedRow[]): Promise<PreviewRow[]> {
    const now = this.clock.now();
    const read = staged.map((row) => ({ row, ...readRow(row.cells, batch.columns, now) }));
    const items = await this.catalogue.onShelfByName(
      batch.streetId,
      read.flatMap(({ request }) => request.itemName ?? []),
    );
    const communities = await this.communitiesOf(batch.streetId);
    const open = await this.openOrders(
      batch.streetId,
      read.map(({ request }) => request),
    );
    const above: { request: RowRequest; rowNumber: number }[] = [];
    return read.map(({ row, request, problems }) => {
      const warnings: Text[] = [];
      const wrong = [...problems];
      const communityId = request.communityName ? communities.get(request.communityName) : batch.communityId;
      if (!communityId)
        wrong.push(
          text(`本街道没有“${request.communityName}”这个社区`, 'The street has no community of that name'),
        );
      const itemId = request.itemName ? (items.get(request.itemName) ?? null) : null;
      if (request.itemName && !itemId)
        warnings.push(
          text(`货架上没有“${request.itemName}”，将按文字受理`, 'Not on the shelf: taken as words'),
        );
      if (this.words.dangerIn(request.text))
        warnings.push(
          text(
            '这一行像是紧急情况：请马上打电话；导入后成为紧急提醒，不是订单',
            'This sounds like danger: phone at once; it becomes an emergency notice, not an order',
          ),
        );
      const twin = above.find((other) => alike(other.request, request));
      const code = this.repeated(request, open);
      if (twin) warnings.push(text(`与第 ${twin.rowNumber} 行重复`, `Repeats row ${twin.rowNumber}`));
      if (code) warnings.push(text(`与未办结的订单 ${code} 相似`, `Resembles the open order ${code}`));
      above.push({ request, rowNumber: row.rowNumber });
      return {
        ...row,
        request,
        problems: row.status === 'STAGED' ? wrong : [],
        warnings: row.status === 'STAGED' ? warnings : [],
        duplicate: twin !== undefined || code !== null,
        itemId,
        communityId: communityId ?? batch.communityId,
      };
    });
  }

  /** By name, and by name without its ending 社区. */
  private async communitiesOf(streetId: string): Promise<Map<string, string>> {
    const children = await this.organizations.childrenOf(streetId);
    return new Map(
      children
        .filter(({ kind, active }) => kind === 'COMMUNITY' && active)
        .flatMap(({ id, name }) => [[name, id] as const, [name.replace(/社区$/, ''), id] as const]),
    );
  }

  /** Open orders of people with the phones of the sheet, in one question. */
  private openOrders(streetId: string, requests: readonly RowRequest[]): Promise<OpenOrder[]> {
    const indexes = requests.flatMap(({ phone }) => (phone ? this.sealer.phoneIndexes(phone) : []));
    return this.unitOfWork.atomic((tx) =>
      tx.query<OpenOrder>(
        `SELECT p.phone_index AS "phoneIndex", o.code, o.details ->> 'text' AS words
           FROM persons p JOIN service_orders o ON o.requester_id = p.id
          WHERE p.street_id = $1::uuid AND p.phone_index = ANY($2::text[])
            AND o.status NOT IN ('CLOSED', 'CANCELLED', 'REFERRED')
          ORDER BY o.created_at DESC LIMIT 2000`,
        [streetId, [...new Set(indexes)]],
      ),
    );
  }

  private repeated({ phone, text: words, itemName }: RowRequest, open: readonly OpenOrder[]): string | null {
    if (!phone) return null;
    const indexes = this.sealer.phoneIndexes(phone);
    return (
      open.find((one) => indexes.includes(one.phoneIndex) && same(one.words, words || (itemName ?? '')))
        ?.code ?? null
    );
  }
}

const same = (a: string, b: string): boolean => a === b || likeness(wordsIn(a), wordsIn(b)) >= ALIKE;

const alike = (a: RowRequest, b: RowRequest): boolean =>
  a.name === b.name &&
  (a.phone ?? a.address) === (b.phone ?? b.address) &&
  a.itemName === b.itemName &&
  same(a.text, b.text);
