import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#libs/platform';

/** A kind of need; the same in every street. */
export interface ServiceCategory {
  readonly id: string;
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly position: number;
}

/** How old the answers may be. A menu read by this process is seen at once. */
const FRESH_MS = 5_000;

/** The categories, a dozen and a half rows that every page of the shelf needs: kept in memory. */
@Injectable()
export class ServiceCategories {
  private known: Promise<readonly ServiceCategory[]> | null = null;
  private freshUntil = -Infinity;

  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** All of them, in the order of the shelf. */
  all(): Promise<readonly ServiceCategory[]> {
    // machine time, not product time: see OrganizationDirectory
    const now = performance.now();
    if (this.known && now < this.freshUntil) return this.known;
    const known = this.load();
    this.known = known;
    this.freshUntil = now + FRESH_MS;
    known.catch(() => {
      // a failure must not be remembered
      if (this.known === known) this.forget();
    });
    return known;
  }

  async byIds(ids: readonly string[]): Promise<Map<string, ServiceCategory>> {
    const known = byId(await this.all());
    if (ids.every((id) => known.has(id))) return known;
    // another process has added one since
    this.forget();
    return byId(await this.all());
  }

  /** Called after a commit that added categories. */
  forget(): void {
    this.known = null;
  }

  private load(): Promise<ServiceCategory[]> {
    return this.unitOfWork.atomic((tx) =>
      tx.query<ServiceCategory>(
        `SELECT id, code, name_zh AS "nameZh", name_en AS "nameEn", position FROM service_categories ORDER BY position, id`,
      ),
    );
  }
}

const byId = (categories: readonly ServiceCategory[]): Map<string, ServiceCategory> =>
  new Map(categories.map((category) => [category.id, category]));
