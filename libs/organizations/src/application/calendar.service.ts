import { Inject, Injectable } from '@nestjs/common';
import {
  err,
  ok,
  parseCalendarYear,
  type CalendarDay,
  type Ids,
  type PersonActor,
  type Refusal,
  type Result,
} from '#libs/kernel';
import { ForbiddenError, IDS, UnitOfWork, type TransactionTx } from '#libs/platform';
import { isVisibleTo, mayConfigureDistrict, mayConfigureStreet } from '../domain/organization-access';
import { DATE_NOT_VALID, ORGANIZATION_NOT_FOUND } from '../domain/refusals';
import { calendarRows, insertCalendarDays } from './bulk-insert';
import { OrganizationDirectory } from './organization-directory';
import { OrganizationEvents } from './organization-events';
import { StreetSettingsService } from './street-settings.service';

/** A day as it is in force somewhere, and whose decision that is. */
export interface CalendarDayFacts extends CalendarDay {
  /** Null: the whole country's. */
  readonly streetId: string | null;
  readonly provisional: boolean;
}

/**
 * The days that differ from "Monday to Friday", national or a street's own, which go before the national ones.
 *
 * @throws ForbiddenError when the actor may not change that calendar.
 */
@Injectable()
export class CalendarService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly directory: OrganizationDirectory,
    private readonly settings: StreetSettingsService,
    private readonly events: OrganizationEvents,
    @Inject(IDS) private readonly ids: Ids,
  ) {}

  /** The days of a year as a street works by them (null: the national ones), by date. */
  async year(streetId: string | null, year: number): Promise<CalendarDayFacts[]> {
    const rows = await this.unitOfWork.atomic((tx) =>
      tx.query<Omit<CalendarDayFacts, 'name'> & { nameZh: string; nameEn: string }>(
        `SELECT DISTINCT ON (date) to_char(date, 'YYYY-MM-DD') AS date, kind, street_id AS "streetId",
                name_zh AS "nameZh", name_en AS "nameEn", provisional
           FROM calendar_days
          WHERE date >= make_date($2::int, 1, 1) AND date <= make_date($2::int, 12, 31)
            AND (street_id = $1 OR street_id IS NULL)
          ORDER BY date, street_id NULLS LAST`,
        [streetId, year],
      ),
    );
    return rows.map(({ nameZh, nameEn, ...day }) => ({ ...day, name: { zh: nameZh, en: nameEn } }));
  }

  /** Sets one day, or with `kind` null takes the own entry out: the national one, or the plain week, counts again. */
  async updateDay(
    actor: PersonActor,
    streetId: string | null,
    day: Omit<CalendarDay, 'kind'> & {
      readonly kind: CalendarDay['kind'] | null;
      readonly provisional: boolean;
    },
  ): Promise<Result<CalendarDayFacts[], Refusal>> {
    const allowed = await this.authorize(actor, streetId);
    if (!allowed.ok) return allowed;
    const year = Number(day.date.slice(0, 4));
    // 2026-02-30 and the like: JavaScript would roll over to March
    if (new Date(`${day.date}T00:00:00Z`).toJSON()?.slice(0, 10) !== day.date) return err(DATE_NOT_VALID);
    await this.changing(actor, streetId, async (tx) => {
      await tx.query(
        'DELETE FROM calendar_days WHERE street_id IS NOT DISTINCT FROM $1::uuid AND date = $2',
        [streetId, day.date],
      );
      if (day.kind !== null) {
        const row = {
          id: this.ids.uuid(),
          streetId,
          date: day.date,
          kind: day.kind,
          provisional: day.provisional,
        };
        await insertCalendarDays(tx, [{ ...row, nameZh: day.name.zh, nameEn: day.name.en }]);
      }
    });
    return ok(await this.year(streetId, year));
  }

  /** Replaces all own days of a year by those of a year file (shape: `parseCalendarYear`). */
  async importYear(
    actor: PersonActor,
    streetId: string | null,
    file: unknown,
  ): Promise<Result<CalendarDayFacts[], Refusal>> {
    const allowed = await this.authorize(actor, streetId);
    if (!allowed.ok) return allowed;
    const parsed = parseCalendarYear(file);
    if (!parsed.ok) return err(parsed.error[0]!);
    const { year } = parsed.value;
    await this.changing(actor, streetId, async (tx) => {
      await tx.query(
        `DELETE FROM calendar_days WHERE street_id IS NOT DISTINCT FROM $1::uuid
            AND date >= make_date($2::int, 1, 1) AND date <= make_date($2::int, 12, 31)`,
        [streetId, year],
      );
      await insertCalendarDays(tx, calendarRows(parsed.value, streetId, this.ids));
    });
    return ok(await this.year(streetId, year));
  }

  private async authorize(actor: PersonActor, streetId: string | null): Promise<Result<true, Refusal>> {
    if (streetId === null) {
      if (!mayConfigureDistrict(actor)) throw new ForbiddenError();
      return ok(true);
    }
    const street = await this.directory.byId(streetId);
    if (street?.kind !== 'STREET' || !isVisibleTo(actor, street)) {
      return err({ ...ORGANIZATION_NOT_FOUND, field: 'streetId' });
    }
    if (!mayConfigureStreet(actor, street.path)) throw new ForbiddenError();
    return ok(true);
  }

  private async changing(
    actor: PersonActor,
    streetId: string | null,
    work: (tx: TransactionTx) => Promise<void>,
  ): Promise<void> {
    await this.unitOfWork.transaction(async (tx) => {
      await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('calendar', 0))`);
      await work(tx);
      const streets = await tx.query<{ id: string }>(
        'SELECT street_id AS id FROM street_settings WHERE $1::uuid IS NULL OR street_id = $1',
        [streetId],
      );
      const subjects = streets.map(({ id }) => ({ subjectId: id, owner: id }));
      if (subjects.length > 0) tx.write(this.events.write('CalendarChanged', actor, subjects));
    });
    this.settings.forget(streetId);
  }
}
