/** The columns of `persons` under the names of `PersonFacts`. */
export const PERSON_FACTS_COLUMNS = `id, street_id AS "streetId", community_id AS "communityId", status,
  display_mode AS "displayMode", display_mode <> 'STANDARD' AS "elderMode", contact_preference AS "contactPreference",
  preferred_language AS "preferredLanguage", birth_year AS "birthYear", created_at AS "createdAt"`;
