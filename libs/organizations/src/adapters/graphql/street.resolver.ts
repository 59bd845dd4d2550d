import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Language, PersonActor } from '#libs/kernel';
import {
  CurrentActor,
  OptionalActor,
  outcomeOf,
  RequestLanguage,
  toUserError,
  type CommandRefused,
} from '#libs/platform';
import { CalendarService, type CalendarDayFacts } from '../../application/calendar.service';
import { ConfigureStreetService } from '../../application/configure-street.service';
import { StreetSettingsService } from '../../application/street-settings.service';
import type { DeadlineOverrides, StreetSettings } from '../../domain/street-settings';
import {
  ImportCalendarYearInput,
  UpdateCalendarDayInput,
  UpdateStreetSettingsInput,
  type DeadlineOverrideInput,
} from './street.inputs';
import { CalendarYearType, StreetSettingsType } from './street.types';

const StreetSettingsResult = outcomeOf('StreetSettingsResult', () => StreetSettingsType);
const CalendarYearResult = outcomeOf('CalendarYearResult', () => CalendarYearType);

@Resolver()
export class StreetResolver {
  constructor(
    private readonly settings: StreetSettingsService,
    private readonly configuration: ConfigureStreetService,
    private readonly calendars: CalendarService,
  ) {}

  @Query(() => StreetSettingsType, { nullable: true, description: "The caller's street by default" })
  async streetSettings(
    @CurrentActor() actor: PersonActor,
    @Args('streetId', { type: () => ID, nullable: true }) streetId?: string,
  ): Promise<StreetSettingsType | null> {
    const street = await this.configuration.visibleStreet(actor, streetId ?? actor.streetId);
    return street && shown(await this.settings.forStreet(street.id));
  }

  @Query(() => CalendarYearType, {
    description: 'Public. The street of the caller by default, else the national one',
  })
  async calendar(
    @OptionalActor() actor: PersonActor | null,
    @Args('year', { type: () => Int }) year: number,
    @Args('streetId', { type: () => ID, nullable: true }) streetId?: string,
  ): Promise<CalendarYearType> {
    const scope = streetId ?? actor?.streetId ?? null;
    return calendarYear(year, scope, await this.calendars.year(scope, Math.min(Math.max(year, 1), 9999)));
  }

  @Mutation(() => StreetSettingsResult)
  async updateStreetSettings(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') input: UpdateStreetSettingsInput,
  ): Promise<StreetSettingsType | CommandRefused> {
    const result = await this.configuration.configure(actor, {
      streetId: input.streetId,
      expectedVersion: input.expectedVersion,
      workingHours: input.workingHours ?? undefined,
      deadlineOverrides: input.deadlineOverrides ? overridesOf(input.deadlineOverrides) : undefined,
      defaultLoadCap: input.defaultLoadCap ?? undefined,
      publicPhone: input.publicPhone ?? undefined,
      secondFactorRoles: input.secondFactorRoles ?? undefined,
    });
    return result.ok ? shown(result.value) : toUserError(result.error, language);
  }

  @Mutation(() => CalendarYearResult)
  async updateCalendarDay(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') input: UpdateCalendarDayInput,
  ): Promise<CalendarYearType | CommandRefused> {
    const { date, kind = null, nameZh: zh, nameEn: en, provisional, streetId = null } = input;
    const result = await this.calendars.updateDay(actor, streetId, {
      date,
      kind,
      name: { zh, en },
      provisional,
    });
    if (!result.ok) return toUserError(result.error, language);
    return calendarYear(Number(date.slice(0, 4)), streetId, result.value);
  }

  @Mutation(() => CalendarYearResult)
  async importCalendarYear(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') input: ImportCalendarYearInput,
  ): Promise<CalendarYearType | CommandRefused> {
    const { year, provisional, source, streetId = null } = input;
    const days = input.days.map(({ date, kind, nameZh: zh, nameEn: en }) => ({
      date,
      kind,
      name: { zh, en },
    }));
    const result = await this.calendars.importYear(actor, streetId, { year, provisional, source, days });
    return result.ok ? calendarYear(year, streetId, result.value) : toUserError(result.error, language);
  }
}

function calendarYear(
  year: number,
  streetId: string | null,
  days: readonly CalendarDayFacts[],
): CalendarYearType {
  return {
    year,
    streetId,
    days: days.map(({ date, kind, name, provisional, streetId: owner }) => ({
      date,
      kind,
      nameZh: name.zh,
      nameEn: name.en,
      provisional,
      ownOfStreet: owner !== null,
    })),
  };
}

function shown(settings: StreetSettings): StreetSettingsType {
  const { streetId, defaultLoadCap, codePrefix, publicPhone, version, deadlineOverrides } = settings;
  return {
    streetId,
    defaultLoadCap,
    codePrefix,
    publicPhone,
    secondFactorRoles: settings.secondFactorRoles && [...settings.secondFactorRoles],
    version,
    workingHours: settings.workingHours.map(({ from, to }) => `${clock(from)}-${clock(to)}`).join(','),
    deadlineOverrides: Object.entries(deadlineOverrides).map(([kind, lengths]) => ({ kind, ...lengths })),
  };
}

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

function overridesOf(inputs: readonly DeadlineOverrideInput[]): DeadlineOverrides {
  return Object.fromEntries(
    inputs.map(({ kind, normal, urgent, complex }) => [
      kind,
      { ...(normal && { normal }), ...(urgent && { urgent }), ...(complex && { complex }) },
    ]),
  );
}
