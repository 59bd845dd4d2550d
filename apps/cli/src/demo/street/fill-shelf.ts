import { readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  CatalogueService,
  EditSessionsService,
  ImportMenuService,
  meetsQualification,
} from '#libs/catalogue';
import { SeededRandom, SYSTEM, type Random } from '#libs/kernel';
import { OrganizationDirectory, StreetSettingsService, type OrganizationFacts } from '#libs/organizations';
import { CLOCK, UnitOfWork } from '#libs/platform';
import type { Clock } from '#libs/kernel';
import type { InProcess } from '../in-process';
import type { Say } from '../steps';
import { SECOND_STREET, STREET_PATH } from './blueprint';

const MENU = path.resolve(__dirname, '../../../../../libs/catalogue/data/service-menu.csv');
const PROVIDER_KINDS = new Set(['BRANCH', 'SERVICE_TEAM', 'MASS_ORGANIZATION', 'REPORTING_IN_UNIT']);
const PROVIDERS_PER_ITEM = 6;
const DAY_MS = 24 * 3600_000;

interface ItemRow {
  readonly id: string;
  readonly nameZh: string;
  readonly delivery: string;
  readonly qualification: string | null;
  readonly durationMinutes: number;
}

/** The whole menu on both shelves, offered by organisations that hold what each item asks for, and sessions for events. */
export async function fillShelf(
  parts: InProcess,
  options: { readonly days: number; readonly seed: string },
  say: Say,
): Promise<void> {
  const directory = parts.get(OrganizationDirectory);
  const menu = await readFile(MENU, 'utf8');
  for (const streetPath of [STREET_PATH, STREET_PATH.replace(/[^/]+\/$/, `${SECOND_STREET.code}/`)]) {
    const street = (await directory.byPath(streetPath))!;
    const imported = await parts.get(ImportMenuService).importMenu(SYSTEM, menu, street.id);
    if (!imported.ok) throw new Error(`the menu is not sound: ${imported.error[0]?.message.en}`);
    say(`${street.name}: ${imported.value.added} services on the shelf · 上架服务项目`);
    const random = new SeededRandom(`${options.seed}:shelf:${streetPath}`);
    const offered = await assignProviders(parts, street, random);
    if (streetPath === STREET_PATH) await openSessions(parts, offered, options.days, random, say);
  }
}

interface Offered {
  readonly item: ItemRow;
  readonly providers: readonly OrganizationFacts[];
}

async function assignProviders(
  parts: InProcess,
  street: OrganizationFacts,
  random: Random,
): Promise<Offered[]> {
  const teams = (await parts.get(OrganizationDirectory).subtree(street.path)).filter(
    (team) => PROVIDER_KINDS.has(team.kind) && !team.pausing,
  );
  const offered = await parts.get(UnitOfWork).transaction(async (tx) => {
    const items = await tx.query<ItemRow>(
      `SELECT id, name_zh AS "nameZh", delivery, qualification, duration_minutes AS "durationMinutes" FROM service_items WHERE street_id = $1 ORDER BY position`,
      [street.id],
    );
    const offers = items.map((item) => ({
      item,
      providers: sample(
        teams.filter((team) => meetsQualification(item.qualification, team.qualifications)),
        random,
      ),
    }));
    const rows = offers.flatMap(({ item, providers }) =>
      providers.map((team) => ({ itemId: item.id, organizationId: team.id })),
    );
    await tx.query(
      `INSERT INTO service_item_providers (item_id, organization_id, street_id, joined_at)
       SELECT "itemId", "organizationId", $2, app_now() FROM jsonb_to_recordset($1::jsonb) AS r("itemId" uuid, "organizationId" uuid)
       ON CONFLICT DO NOTHING`,
      [JSON.stringify(rows), street.id],
    );
    return offers;
  });
  return offered;
}

function sample(teams: readonly OrganizationFacts[], random: Random): OrganizationFacts[] {
  const left = [...teams];
  const chosen: OrganizationFacts[] = [];
  while (left.length > 0 && chosen.length < PROVIDERS_PER_ITEM)
    chosen.push(left.splice(random.int(left.length), 1)[0]!);
  return chosen;
}

/** Each event of the menu about every third week, on a working morning, small enough to fill up now and then. */
async function openSessions(
  parts: InProcess,
  offered: readonly Offered[],
  days: number,
  random: Random,
  say: Say,
): Promise<void> {
  const sessions = parts.get(EditSessionsService);
  const { workingCalendar } = await parts
    .get(StreetSettingsService)
    .forStreet(offered[0]!.providers[0]!.streetId!);
  const now = parts.get<Clock>(CLOCK).now();
  let opened = 0;
  for (const { item, providers } of offered) {
    const known = (await parts.get(CatalogueService).comingSessions([item.id])).get(item.id) ?? [];
    if (item.delivery !== 'EVENT' || providers.length === 0 || known.length > 0) continue;
    for (let day = 3 + random.int(14); day < days; day += 18 + random.int(10)) {
      const date = new Date(now.getTime() + day * DAY_MS);
      if (!workingCalendar.isWorkingDay(date)) continue;
      const startsAt = new Date(
        workingCalendar.openingOf(date).getTime() + (random.int(3) * 30 + 30) * 60_000,
      );
      const provider = providers[random.int(providers.length)]!;
      const created = await sessions.createSession(SYSTEM, {
        itemId: item.id,
        organizationId: provider.id,
        content: {
          startsAt,
          endsAt: new Date(startsAt.getTime() + item.durationMinutes * 60_000),
          place: '街道党群服务中心一楼',
          capacity: 3 + random.int(18),
          waitingCapacity: 3,
        },
        open: true,
        idempotencyKey: `demo-session-${item.id}-${day}`,
      });
      if (created.ok) opened++;
    }
  }
  say(`sessions · 场次 ${opened}`);
}
