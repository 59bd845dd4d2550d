import type { ItemContent } from '../domain/service-item';
import { initialsOf, inSyllables } from './latin-spelling';
import type { Columns } from './row-writes';

/** Reads `service_items i` as a ServiceItem. */
export const ITEM_COLUMNS = `i.id, i.street_id AS "streetId", i.owner_organization_id AS "ownerOrganizationId",
  i.category_id AS "categoryId", i.position, i.status, i.name_zh AS "nameZh", i.name_en AS "nameEn",
  i.description_zh AS "descriptionZh", i.delivery, i.duration_minutes AS "durationMinutes", i.group_size AS "groupSize",
  i.qualification, i.conditions, i.risk, i.complex, i.needs_triage AS "needsTriage",
  i.service_area_paths AS "serviceAreaPaths", i.opening_times AS "openingTimes", i.deadlines,
  i.materials_note AS "materialsNote", i.source_url AS "sourceUrl", i.usual_provider AS "usualProvider",
  i.created_at AS "createdAt", i.updated_at AS "updatedAt"`;

/** Reads `service_sessions s` as a ServiceSession. */
export const SESSION_COLUMNS = `s.id, s.street_id AS "streetId", s.item_id AS "itemId",
  s.provider_organization_id AS "providerOrganizationId", s.starts_at AS "startsAt", s.ends_at AS "endsAt", s.place,
  s.capacity, s.waiting_capacity AS "waitingCapacity", s.taken, s.status`;

/** Content as columns, with the forms that search looks at. */
export function contentColumns(content: ItemContent): Columns {
  const pinyin = inSyllables(content.nameZh);
  return {
    category_id: content.categoryId,
    name_zh: content.nameZh.trim(),
    name_en: content.nameEn.trim(),
    description_zh: content.descriptionZh.trim(),
    delivery: content.delivery,
    duration_minutes: content.durationMinutes,
    group_size: content.groupSize,
    qualification: content.qualification,
    conditions: content.conditions,
    risk: content.risk,
    complex: content.complex,
    needs_triage: content.needsTriage,
    service_area_paths: content.serviceAreaPaths,
    opening_times: JSON.stringify(content.openingTimes),
    deadlines: JSON.stringify(content.deadlines),
    materials_note: content.materialsNote,
    source_url: content.sourceUrl,
    usual_provider: content.usualProvider,
    pinyin,
    initials: initialsOf(pinyin),
  };
}
