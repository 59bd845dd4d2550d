import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '#libs/platform';
import { periodOf, shifted } from '../domain/period';
import { lockStreet } from './fold.service';
import { BY_HASHING, REBUILD, REBUILD_SETTINGS, UNITS } from './rebuild.sql';

export interface RebuildProgress {
  readonly orders: number;
  readonly total: number;
}

interface Unit {
  readonly streetId: string;
  readonly from: string;
  readonly orders: number;
}

/** Two connections: one computes while the other writes. */
const AT_ONCE = 2;

/**
 * Computes all facts and cells anew. A street's quarter is replaced in one transaction under the lock the fold takes, so
 * screens see the old figures or the new ones and never a part, and events heard meanwhile are folded right after.
 */
@Injectable()
export class RebuildFigures {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork) {}

  async rebuild(onProgress: (progress: RebuildProgress) => void = () => undefined): Promise<RebuildProgress> {
    const units = await this.units();
    const total = units.reduce((sum, { orders }) => sum + orders, 0);
    let orders = 0;
    onProgress({ orders, total });
    const waiting = units[Symbol.iterator]();
    const work = async (): Promise<void> => {
      for (const unit of waiting) {
        // first the answer, then the sum: the other connection adds to it meanwhile
        const made = await this.rebuildUnit(unit);
        orders += made;
        onProgress({ orders, total });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return { orders, total };
  }

  /** Quarters that have orders, and those that have cells though they should not; streets in turn, so that two meet seldom. */
  private units(): Promise<Unit[]> {
    return this.unitOfWork.transaction(async (tx) => {
      await tx.query('SET LOCAL statement_timeout = 0');
      return tx.query<Unit>(UNITS);
    });
  }

  private rebuildUnit({ streetId, from }: Unit): Promise<number> {
    const ends = [streetId, from, shifted(periodOf('QUARTER', from), 1).from];
    const year = periodOf('YEAR', from);
    const endsOfYear = [streetId, year.from, shifted(year, 1).from];
    const moments = [streetId, ...ends.slice(1).map((date) => `${date}T00:00:00+08:00`)];
    return this.unitOfWork.transaction(async (tx) => {
      for (const setting of REBUILD_SETTINGS) await tx.query(`SET LOCAL ${setting}`);
      await lockStreet(tx, streetId, 'WAIT');
      for (const statement of REBUILD.clear) await tx.query(statement, ends);
      const [made] = await tx.query<{ orders: number }>(REBUILD.facts, moments);
      await tx.query(BY_HASHING);
      for (const statement of REBUILD.cells) await tx.query(statement, ends);
      for (const statement of REBUILD.quarter) await tx.query(statement, ends);
      for (const statement of REBUILD.year) await tx.query(statement, endsOfYear);
      return made?.orders ?? 0;
    });
  }
}
