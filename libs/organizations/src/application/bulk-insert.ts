import type { CalendarYear, DayKind, Ids, Role, WorkingInterval } from '#libs/kernel';
import type { TransactionTx } from '#libs/platform';
import type { OrganizationKind } from '../domain/organization-kind';
import type { DeadlineOverrides } from '../domain/street-settings';

/** Rows in, for seeds and imports: no authorisation, no events; the schema's constraints hold. Parents first or in one call. */
export interface OrganizationInsert {
  readonly id: string;
  /** Its own id for a STREET, null for organisations of the district. */
  readonly streetId: string | null;
  readonly parentId: string | null;
  readonly code: string;
  readonly path: string;
  readonly name: string;
  readonly kind: OrganizationKind;
  readonly qualifications?: readonly string[];
  readonly serviceAreaPaths?: readonly string[];
  readonly loadCap?: number | null;
  readonly publicPhone?: string | null;
  readonly pausing?: boolean;
  readonly createdAt?: Date;
}

export async function insertOrganizations(
  tx: TransactionTx,
  rows: readonly OrganizationInsert[],
): Promise<void> {
  await tx.query(
    `INSERT INTO organizations (id, street_id, parent_id, code, path, name, kind, qualifications,
       service_area_paths, load_cap, public_phone, pausing, created_at)
     SELECT id, "streetId", "parentId", code, path, name, kind, coalesce(qualifications, '{}'),
            coalesce("serviceAreaPaths", '{}'), "loadCap", "publicPhone", coalesce(pausing, false),
            coalesce("createdAt", app_now())
       FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, "streetId" uuid, "parentId" uuid, code text, path text,
         name text, kind text, qualifications text[], "serviceAreaPaths" text[], "loadCap" int,
         "publicPhone" text, pausing boolean, "createdAt" timestamptz)`,
    [JSON.stringify(rows)],
  );
}

export interface MembershipInsert {
  readonly id: string;
  readonly personId: string;
  readonly organizationId: string;
  /** The organisation's street. */
  readonly streetId: string | null;
  readonly role: Role;
  readonly since?: Date;
}

export async function insertMemberships(tx: TransactionTx, rows: readonly MembershipInsert[]): Promise<void> {
  await tx.query(
    `INSERT INTO memberships (id, person_id, organization_id, street_id, role, since)
     SELECT id, "personId", "organizationId", "streetId", role, coalesce(since, app_now())
       FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, "personId" uuid, "organizationId" uuid, "streetId" uuid,
         role text, since timestamptz)`,
    [JSON.stringify(rows)],
  );
}

export interface JointBodyMemberInsert {
  readonly jointBodyId: string;
  readonly organizationId: string;
  readonly streetId: string;
}

export async function insertJointBodyMembers(
  tx: TransactionTx,
  rows: readonly JointBodyMemberInsert[],
): Promise<void> {
  await tx.query(
    `INSERT INTO joint_body_members (joint_body_id, organization_id, street_id)
     SELECT "jointBodyId", "organizationId", "streetId"
       FROM jsonb_to_recordset($1::jsonb) AS r("jointBodyId" uuid, "organizationId" uuid, "streetId" uuid)`,
    [JSON.stringify(rows)],
  );
}

export interface StreetSettingsInsert {
  readonly streetId: string;
  readonly workingHours: readonly WorkingInterval[];
  readonly deadlineOverrides?: DeadlineOverrides;
  readonly defaultLoadCap: number;
  readonly codePrefix: string;
  readonly publicPhone: string;
}

export async function insertStreetSettings(
  tx: TransactionTx,
  rows: readonly StreetSettingsInsert[],
): Promise<void> {
  await tx.query(
    `INSERT INTO street_settings (street_id, working_hours, deadline_overrides, default_load_cap, code_prefix,
       public_phone)
     SELECT "streetId", "workingHours", coalesce("deadlineOverrides", '{}'), "defaultLoadCap", "codePrefix",
            "publicPhone"
       FROM jsonb_to_recordset($1::jsonb) AS r("streetId" uuid, "workingHours" jsonb, "deadlineOverrides" jsonb,
         "defaultLoadCap" int, "codePrefix" text, "publicPhone" text)`,
    [JSON.stringify(rows)],
  );
}

export interface CalendarDayInsert {
  readonly id: string;
  /** Null: the whole country. */
  readonly streetId: string | null;
  readonly date: string;
  readonly kind: DayKind;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly provisional: boolean;
}

export async function insertCalendarDays(
  tx: TransactionTx,
  rows: readonly CalendarDayInsert[],
): Promise<void> {
  await tx.query(
    `INSERT INTO calendar_days (id, street_id, date, kind, name_zh, name_en, provisional)
     SELECT id, "streetId", date, kind, "nameZh", "nameEn", provisional
       FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, "streetId" uuid, date date, kind text, "nameZh" text,
         "nameEn" text, provisional boolean)`,
    [JSON.stringify(rows)],
  );
}

/** A year file as rows of `calendar_days`. Also for the seed: `calendarRows(CALENDAR_2026, null, ids)`. */
export function calendarRows(year: CalendarYear, streetId: string | null, ids: Ids): CalendarDayInsert[] {
  return year.days.map((day) => ({
    id: ids.uuid(),
    streetId,
    date: day.date,
    kind: day.kind,
    nameZh: day.name.zh,
    nameEn: day.name.en,
    provisional: year.provisional,
  }));
}
