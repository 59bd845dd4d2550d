import { Injectable } from '@nestjs/common';
import { WorkingCalendar, type DayKind, type Role, type WorkingInterval } from '#libs/kernel';
import { UnitOfWork } from '#libs/platform';
import type { DeadlineOverrides, StreetSettings } from '../domain/street-settings';

/** How old the answers may be. A change made in this process is seen at once. */
const FRESH_MS = 5_000;

interface SettingsRow {
  readonly workingHours: WorkingInterval[];
  readonly deadlineOverrides: DeadlineOverrides;
  readonly defaultLoadCap: number;
  readonly codePrefix: string;
  readonly publicPhone: string;
  readonly secondFactorRoles: Role[] | null;
  readonly version: number;
  readonly days: Record<string, DayKind>;
}

/** Configuration of streets, read by every command; kept for at most five seconds. */
@Injectable()
export class StreetSettingsService {
  private readonly known = new Map<
    string,
    { readonly freshUntil: number; readonly settings: Promise<StreetSettings> }
  >();

  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @throws Error when the street has no settings: a street is set up with them. */
  async forStreet(streetId: string): Promise<StreetSettings> {
    // machine time, not product time: see OrganizationDirectory
    const now = performance.now();
    const known = this.known.get(streetId);
    if (known && now < known.freshUntil) return known.settings;
    const settings = this.load(streetId);
    const entry = { freshUntil: now + FRESH_MS, settings };
    this.known.set(streetId, entry);
    settings.catch(() => {
      // a failure must not be remembered
      if (this.known.get(streetId) === entry) this.known.delete(streetId);
    });
    return settings;
  }

  /** Drops one street, or all of them when national days changed. */
  forget(streetId: string | null): void {
    if (streetId === null) this.known.clear();
    else this.known.delete(streetId);
  }

  private async load(streetId: string): Promise<StreetSettings> {
    // distinct on: the street's own day sorts before the national one and wins
    const [row] = await this.unitOfWork.atomic((tx) =>
      tx.query<SettingsRow>(
        `SELECT s.working_hours AS "workingHours", s.deadline_overrides AS "deadlineOverrides",
                s.default_load_cap AS "defaultLoadCap", s.code_prefix AS "codePrefix",
                s.public_phone AS "publicPhone",
                s.second_factor_roles AS "secondFactorRoles", s.version,
                coalesce((SELECT jsonb_object_agg(d.date, d.kind) FROM (
                  SELECT DISTINCT ON (date) date, kind FROM calendar_days
                   WHERE street_id = s.street_id OR street_id IS NULL
                   ORDER BY date, street_id NULLS LAST) d), '{}') AS days
           FROM street_settings s WHERE s.street_id = $1`,
        [streetId],
      ),
    );
    if (!row) throw new Error(`street ${streetId} has no settings`);
    const { days, ...settings } = row;
    return {
      streetId,
      ...settings,
      workingCalendar: new WorkingCalendar({
        workingHours: settings.workingHours,
        days: new Map(Object.entries(days)),
      }),
    };
  }
}
