import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import {
  err,
  ok,
  parseWorkingHours,
  type PersonActor,
  type Refusal,
  type Result,
  type Role,
} from '#libs/kernel';
import { ForbiddenError, UnitOfWork } from '#libs/platform';
import { checkDeadlineOverrides } from '../domain/deadline-overrides';
import { isVisibleTo, mayConfigureStreet } from '../domain/organization-access';
import type { OrganizationFacts } from '../domain/organization-facts';
import { ORGANIZATION_NOT_FOUND, SETTINGS_CHANGED_MEANWHILE } from '../domain/refusals';
import type { DeadlineOverrides, StreetSettings } from '../domain/street-settings';
import { OrganizationDirectory } from './organization-directory';
import { OrganizationEvents } from './organization-events';
import { StreetSettingsService } from './street-settings.service';

/** What is left out stays as it is. The order-code prefix is fixed once: printed slips carry it. */
export interface ConfigureStreet {
  readonly streetId: string;
  /** The version the changes were made against. */
  readonly expectedVersion: number;
  /** `08:30-11:30,13:00-17:00` */
  readonly workingHours?: string;
  readonly deadlineOverrides?: DeadlineOverrides;
  readonly defaultLoadCap?: number;
  readonly publicPhone?: string;
  /** Offices that sign in with a second factor; none when empty. */
  readonly secondFactorRoles?: readonly Role[];
}

/** Changes a street's settings. Clocks that already run keep their due times until something moves them. */
@Injectable()
export class ConfigureStreetService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly directory: OrganizationDirectory,
    private readonly settings: StreetSettingsService,
    private readonly events: OrganizationEvents,
  ) {}

  /** @throws ForbiddenError when the actor may not configure this street. */
  async configure(actor: PersonActor, input: ConfigureStreet): Promise<Result<StreetSettings, Refusal>> {
    const street = await this.visibleStreet(actor, input.streetId);
    if (!street) return err({ ...ORGANIZATION_NOT_FOUND, field: 'streetId' });
    if (!mayConfigureStreet(actor, street.path)) throw new ForbiddenError();
    const hours = input.workingHours === undefined ? ok(null) : parseWorkingHours(input.workingHours);
    if (!hours.ok) return err({ ...hours.error, field: 'workingHours' });
    const overrides =
      input.deadlineOverrides === undefined ? ok(null) : checkDeadlineOverrides(input.deadlineOverrides);
    if (!overrides.ok) return overrides;

    const changed = await this.unitOfWork.transaction(async (tx) => {
      const rows = await tx.query(
        `UPDATE street_settings SET version = version + 1,
                working_hours = coalesce($3::jsonb, working_hours),
                deadline_overrides = coalesce($4::jsonb, deadline_overrides),
                default_load_cap = coalesce($5::int, default_load_cap),
                public_phone = coalesce($6::text, public_phone),
                second_factor_roles = coalesce($7::text[], second_factor_roles)
          WHERE street_id = $1 AND version = $2 RETURNING 1`,
        [
          street.id,
          input.expectedVersion,
          hours.value && JSON.stringify(hours.value),
          overrides.value && JSON.stringify(overrides.value),
          input.defaultLoadCap ?? null,
          input.publicPhone ?? null,
          input.secondFactorRoles ?? null,
        ],
      );
      if (rows.length > 0) {
        tx.write(
          this.events.write('StreetSettingsChanged', actor, [{ subjectId: street.id, owner: street.id }]),
        );
      }
      return rows.length > 0;
    });
    this.settings.forget(street.id);
    const settings = await this.settings.forStreet(street.id);
    // asked for again, the answer got lost: what was wished for is there
    const asWished = isDeepStrictEqual(settings, {
      ...settings,
      ...(hours.value && { workingHours: hours.value }),
      ...(overrides.value && { deadlineOverrides: overrides.value }),
      ...(input.defaultLoadCap !== undefined && { defaultLoadCap: input.defaultLoadCap }),
      ...(input.publicPhone !== undefined && { publicPhone: input.publicPhone }),
      ...(input.secondFactorRoles && { secondFactorRoles: input.secondFactorRoles }),
    });
    return changed || asWished ? ok(settings) : err(SETTINGS_CHANGED_MEANWHILE);
  }

  /** The street, where it is one and the actor may know of it. */
  async visibleStreet(actor: PersonActor, streetId: string | null): Promise<OrganizationFacts | null> {
    const street = streetId === null ? null : await this.directory.byId(streetId);
    return street?.kind === 'STREET' && isVisibleTo(actor, street) ? street : null;
  }
}
