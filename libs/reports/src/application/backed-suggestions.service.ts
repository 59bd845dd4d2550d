import { Injectable } from '@nestjs/common';
import { beginningOf, FigureRows, type FigureRow, type ShareFigure, type View } from '#libs/insights';
import { ServiceCategories } from '#libs/catalogue';
import { OrganizationDirectory } from '#libs/organizations';
import type { BackedSuggestion, OrderBehind } from '../analysis/sections/suggested';
import type { OrdersBehind, Suggestion } from '../analysis/suggestions';

const SHOWN = 8;
const PAGE = 100;
const MOST_PAGES = 20;

/** Finds the orders behind suggestions, as whoever asks may open them. */
@Injectable()
export class BackedSuggestions {
  constructor(
    private readonly rows: FigureRows,
    private readonly organizations: OrganizationDirectory,
    private readonly categories: ServiceCategories,
  ) {}

  /** Without orders where the view sees sums alone. */
  async of(view: View, suggestions: readonly Suggestion[]): Promise<BackedSuggestion[]> {
    const backed: BackedSuggestion[] = [];
    for (const suggestion of suggestions) {
      const { behind } = suggestion;
      const mayOpen = behind.kind === 'ORDERS' && view.access.rows && !behind.figure.fromRatings;
      backed.push({ ...suggestion, orders: mayOpen ? await this.orders(view, behind) : [] });
    }
    return backed;
  }

  private async orders(view: View, { figure, within }: OrdersBehind): Promise<OrderBehind[]> {
    const narrowed = await this.narrowed(view, within);
    const found: FigureRow[] = [];
    let after: { createdAt: Date; id: string } | null = null;
    for (let page = 0; page < MOST_PAGES && found.length < SHOWN; page++) {
      const rows: FigureRow[] = await this.rows.rows(narrowed, figure, { first: PAGE, limit: PAGE, after });
      found.push(...rows.filter((row) => failures(figure, row) > 0));
      const last = rows.at(-1);
      if (!last || rows.length < PAGE) break;
      after = { createdAt: beginningOf(last.day), id: last.orderId };
    }
    return this.named(figure, found.slice(0, SHOWN));
  }

  private async narrowed(view: View, { organizationId, category }: OrdersBehind['within']): Promise<View> {
    const filters = category === undefined ? {} : { category: [category] };
    const organization = organizationId === undefined ? null : await this.organizations.byId(organizationId);
    return organization ? { ...view, organization, kind: 'ORGANIZATION', filters: {} } : { ...view, filters };
  }

  private async named(figure: ShareFigure, rows: readonly FigureRow[]): Promise<OrderBehind[]> {
    const [places, categories] = await Promise.all([
      this.organizations.byIds(rows.map(({ communityId }) => communityId)),
      this.categories.all(),
    ]);
    return rows.map((row) => ({
      code: row.code,
      day: row.day,
      community: places.get(row.communityId)?.name ?? '',
      category: categories.find(({ code }) => code === row.category)?.nameZh ?? '—',
      times: failures(figure, row),
    }));
  }
}

const failures = ({ direction }: ShareFigure, { numerator, denominator }: FigureRow): number =>
  direction === 'LOWER' ? numerator : denominator - numerator;
