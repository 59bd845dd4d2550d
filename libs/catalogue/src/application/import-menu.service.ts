import { Inject, Injectable } from '@nestjs/common';
import { parse } from 'csv-parse/sync';
import { err, ok, text, type Actor, type Clock, type Ids, type Result } from '#libs/kernel';
import { OrganizationDirectory } from '#libs/organizations';
import { CLOCK, ForbiddenError, IDS, UnitOfWork, type TransactionTx } from '#libs/platform';
import {
  MENU_COLUMNS,
  menuItem,
  type MenuCategory,
  type MenuItem,
  type MenuProblem,
  type MenuRecord,
} from '../domain/menu-row';
import { keepsShelf } from '../domain/shelf-authority';
import { contentColumns } from './item-columns';
import { insertRow } from './row-writes';
import { ServiceCategories } from './service-categories';

export interface ImportedMenu {
  readonly added: number;
  /** Names the street's shelf had already; they are left as they are. */
  readonly alreadyThere: number;
  readonly categoriesAdded: number;
}

/** Longest menu that is read: some thousand rows. */
const LONGEST_CSV = 2_000_000;
const LAST_POSITION = 9_999;

/** Puts a menu (CSV) on a street's shelf. Nothing is written unless every row is sound. */
@Injectable()
export class ImportMenuService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly categories: ServiceCategories,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: Ids,
  ) {}

  /** Reading it twice adds nothing the second time. @throws ForbiddenError when the actor does not keep this shelf */
  async importMenu(
    actor: Actor,
    csvText: string,
    streetId: string,
    options: { readonly status?: 'DRAFT' | 'ON_SHELF' } = {},
  ): Promise<Result<ImportedMenu, readonly MenuProblem[]>> {
    const street = await this.organizations.byId(streetId);
    if (street?.kind !== 'STREET' || !keepsShelf(actor, street.path)) throw new ForbiddenError();
    const read = readMenu(csvText);
    if (!read.ok) return read;
    const imported = await this.unitOfWork.transaction((tx) =>
      this.write(tx, read.value, streetId, options.status ?? 'ON_SHELF'),
    );
    if (imported.categoriesAdded > 0) this.categories.forget();
    return ok(imported);
  }

  private async write(
    tx: TransactionTx,
    items: readonly MenuItem[],
    streetId: string,
    status: 'DRAFT' | 'ON_SHELF',
  ): Promise<ImportedMenu> {
    const categories = await this.categoriesOf(
      tx,
      items.map((item) => item.category),
    );
    const known = await tx.query<{ nameZh: string; position: number }>(
      'SELECT name_zh AS "nameZh", position FROM service_items WHERE street_id = $1',
      [streetId],
    );
    const names = new Set(known.map((row) => row.nameZh));
    const now = this.clock.now();
    let position = Math.max(0, ...known.map((row) => row.position));
    let added = 0;
    for (const { category, content } of items) {
      if (names.has(content.nameZh)) continue;
      position = Math.min(position + 1, LAST_POSITION);
      added++;
      const write = insertRow('service_items', {
        id: this.ids.uuid(),
        street_id: streetId,
        owner_organization_id: streetId,
        position,
        status,
        ...contentColumns({ ...content, categoryId: categories.ids.get(category.code)! }),
        created_at: now,
        updated_at: now,
        shelved_at: status === 'ON_SHELF' ? now : null,
      });
      await tx.query(write.text, write.values);
    }
    return { added, alreadyThere: items.length - added, categoriesAdded: categories.added };
  }

  private async categoriesOf(
    tx: TransactionTx,
    wanted: readonly MenuCategory[],
  ): Promise<{ ids: ReadonlyMap<string, string>; added: number }> {
    // two imports at once must not both add a category, nor two items with one position
    await tx.query('LOCK TABLE service_categories IN SHARE ROW EXCLUSIVE MODE');
    const rows = await tx.query<{ id: string; code: string; position: number }>(
      'SELECT id, code, position FROM service_categories',
    );
    const ids = new Map(rows.map((row) => [row.code, row.id]));
    let position = Math.max(0, ...rows.map((row) => row.position));
    const before = ids.size;
    for (const { code, nameZh, nameEn } of wanted) {
      if (ids.has(code)) continue;
      const id = this.ids.uuid();
      ids.set(code, id);
      const write = insertRow('service_categories', {
        id,
        code,
        name_zh: nameZh,
        name_en: nameEn,
        position: ++position,
      });
      await tx.query(write.text, write.values);
    }
    return { ids, added: ids.size - before };
  }
}

/** Every problem of every row, or the items. */
function readMenu(csvText: string): Result<readonly MenuItem[], readonly MenuProblem[]> {
  const whole = (message: MenuProblem['message']) => err([{ row: 0, column: '', message }]);
  if (csvText.length > LONGEST_CSV) return whole(text('文件太大', 'The file is too large'));
  if (csvText.includes('\0')) return whole(text('文件不是文本', 'The file is not text'));
  let records: MenuRecord[];
  try {
    records = parse<MenuRecord>(csvText, { columns: true, bom: true, trim: true, skip_empty_lines: true });
  } catch (error) {
    const line = (error as { lines?: number }).lines ?? '?';
    return whole(text(`不是有效的 CSV：第 ${line} 行`, `Not valid CSV: line ${line}`));
  }
  if (records.length === 0) return whole(text('没有任何项目', 'There are no items in it'));
  const missing = MENU_COLUMNS.filter((column) => !(column in records[0]!));
  if (missing.length > 0) {
    return whole(text(`缺少列：${missing.join('、')}`, `Columns are missing: ${missing.join(', ')}`));
  }

  const items: MenuItem[] = [];
  const problems: MenuProblem[] = [];
  const rowOf = new Map<string, number>();
  records.forEach((record, i) => {
    const row = i + 1;
    const read = menuItem(record, row);
    if (!read.ok) return void problems.push(...read.error);
    const twin = rowOf.get(read.value.content.nameZh);
    if (twin !== undefined) {
      problems.push({
        row,
        column: 'name_zh',
        message: text(`与第 ${twin} 行重名`, `has the same name as row ${twin}`),
      });
    }
    rowOf.set(read.value.content.nameZh, row);
    items.push(read.value);
  });
  return problems.length > 0 ? err(problems) : ok(items);
}
