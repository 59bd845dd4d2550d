import { Injectable } from '@nestjs/common';
import { text } from '#libs/kernel';
import { OrganizationDirectory } from '#libs/organizations';
import { InvalidInputError, UnitOfWork } from '#libs/platform';
import { searchTerms } from '../domain/search-terms';
import type { Delivery, ServiceItem } from '../domain/service-item';
import { decodeShelfCursor, encodeShelfCursor, type ShelfPosition } from '../domain/shelf-cursor';
import { inSyllables } from './latin-spelling';
import { BROWSE_SQL, SEARCH_SQL } from './shelf-search.sql';

export interface ShelfFilter {
  readonly streetId: string;
  readonly categoryCode?: string | null;
  readonly delivery?: Delivery | null;
  /** Only what is offered in this community; items for the whole street always are. */
  readonly communityId?: string | null;
}

export interface ShelfPage {
  readonly items: readonly (ServiceItem & { readonly cursor: string })[];
  readonly hasNextPage: boolean;
}

const FIRST: ShelfPosition = { rank: -1, id: '00000000-0000-0000-0000-000000000000' };

/** The public shelf of a street: in the order of the menu, or by words as people type them. */
@Injectable()
export class ShelfSearch {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
  ) {}

  /** @throws InvalidInputError when `after` is no position of this list, or the community is not of this street. */
  async searchShelf(
    search: string | null,
    filter: ShelfFilter,
    page: { readonly first: number; readonly after?: string | null },
  ): Promise<ShelfPage> {
    const terms = searchTerms(search ?? '', inSyllables);
    const after = page.after ? positionOf(page.after) : FIRST;
    const values = [
      filter.streetId,
      filter.categoryCode ?? null,
      filter.delivery ?? null,
      await this.communityPath(filter),
      after.rank,
      after.id,
      page.first + 1,
    ];
    const rows = await this.unitOfWork.atomic((tx) =>
      tx.query<ServiceItem & { rank: number }>(
        terms.length > 0 ? SEARCH_SQL : BROWSE_SQL,
        terms.length > 0 ? [...values, JSON.stringify(terms)] : values,
      ),
    );
    return {
      items: rows.slice(0, page.first).map((row) => ({ ...row, cursor: encodeShelfCursor(row) })),
      hasNextPage: rows.length > page.first,
    };
  }

  private async communityPath({ communityId, streetId }: ShelfFilter): Promise<string | null> {
    if (!communityId) return null;
    const community = await this.organizations.byId(communityId);
    if (community?.streetId === streetId) return community.path;
    throw new InvalidInputError({
      field: 'communityId',
      message: text('本街道没有这个社区', 'This street has no such community'),
      wayOut: text('请从社区列表中选择', 'Choose one from the list of communities'),
    });
  }
}

function positionOf(cursor: string): ShelfPosition {
  const position = decodeShelfCursor(cursor);
  if (position) return position;
  throw new InvalidInputError({
    field: 'after',
    message: text('翻页位置（after）无法识别', 'The page position (after) cannot be read'),
    wayOut: text('请从第一页重新开始', 'Start again from the first page'),
  });
}
