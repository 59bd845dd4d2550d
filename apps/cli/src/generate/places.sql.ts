import type { DistrictSize } from './size';

/**
 * Numbers that look random and are the same in every run: `r(n, k)` is the k-th number in [0, 1) of subject n, `uid` the id of
 * the n-th of its kind. Plain enough for the planner to put them in place of their calls: as calls they cost ten times as much.
 */
export const FUNCTIONS = [
  `CREATE FUNCTION pg_temp.r(n bigint, k bigint) RETURNS float8 LANGUAGE sql IMMUTABLE AS
   'SELECT (hashint8extended(n, k) & 2147483647)::float8 / 2147483648::float8'`,
  `CREATE FUNCTION pg_temp.uid(kind text, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS
   'SELECT overlay(overlay(md5(kind || n::text) PLACING ''4'' FROM 13) PLACING ''8'' FROM 17)::uuid'`,
  // time first (seconds), as the product's own ids
  `CREATE FUNCTION pg_temp.uid7(kind text, at bigint, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS
   'SELECT (lpad(to_hex(at * 1000), 12, ''0'') || overlay(overlay(substr(md5(kind || n::text), 1, 20) PLACING ''7'' FROM 1) PLACING ''8'' FROM 5))::uuid'`,
];

/** Which street a community lies in, and which community a provider or a person: numbers from 0. */
export const streetOf = (community: string, { streets, communities }: DistrictSize): string =>
  `(${community} * ${streets} / ${communities})`;

const communityPath = (community: string, size: DistrictSize): string =>
  `'gen/s' || (1 + ${streetOf(community, size)}) || '/c' || lpad((1 + ${community})::text, 3, '0') || '/'`;

/** The district with its organisations, people and shelf. $1: encrypted names to share out; $2: the menu. */
export function places(
  size: DistrictSize,
): { readonly text: string; readonly values: 'names' | 'menu' | 'none' }[] {
  const { streets, communities, providers, residents, members } = size;
  return [
    {
      values: 'none',
      text: `INSERT INTO organizations (id, street_id, parent_id, code, path, name, kind, created_at)
        SELECT pg_temp.uid('district', 0), NULL::uuid, NULL::uuid, 'gen', 'gen/', '生成区', 'DISTRICT', now() - interval '6 years'
        UNION ALL SELECT pg_temp.uid('street', n), pg_temp.uid('street', n), pg_temp.uid('district', 0), 's' || (n + 1),
          'gen/s' || (n + 1) || '/', '生成街道' || (n + 1), 'STREET', now() - interval '6 years' FROM generate_series(0, ${streets - 1}) n
        UNION ALL SELECT pg_temp.uid('community', n), pg_temp.uid('street', ${streetOf('n', size)}), pg_temp.uid('street', ${streetOf('n', size)}),
          'c' || lpad((n + 1)::text, 3, '0'), ${communityPath('n', size)}, '生成社区' || (n + 1), 'COMMUNITY', now() - interval '6 years'
          FROM generate_series(0, ${communities - 1}) n
        UNION ALL SELECT pg_temp.uid('provider', n), pg_temp.uid('street', ${streetOf(`(n % ${communities})`, size)}),
          pg_temp.uid('community', n % ${communities}), 'p' || n, ${communityPath(`(n % ${communities})`, size)} || 'p' || n || '/',
          '生成组织' || (n + 1), (ARRAY['BRANCH', 'SERVICE_TEAM', 'SERVICE_TEAM', 'MASS_ORGANIZATION', 'REPORTING_IN_UNIT'])[1 + (n % 5)],
          now() - interval '6 years' FROM generate_series(0, ${providers - 1}) n`,
    },
    {
      values: 'none',
      text: `INSERT INTO street_settings (street_id, working_hours, default_load_cap, code_prefix, public_phone)
        SELECT pg_temp.uid('street', n), '[{"from": 510, "to": 690}, {"from": 780, "to": 1020}]', 100, 'GEN' || chr(65 + n), '0411-0000'
        FROM generate_series(0, ${streets - 1}) n`,
    },
    {
      values: 'names',
      text: `INSERT INTO persons (id, street_id, community_id, name_encrypted, birth_year, created_at)
        SELECT pg_temp.uid('person', n), pg_temp.uid('street', ${streetOf(`(n % ${communities})`, size)}),
          pg_temp.uid('community', n % ${communities}), ($1::text[])[1 + n % cardinality($1::text[])],
          CASE WHEN pg_temp.r(n, 1) < 0.03 THEN NULL ELSE 2008 - floor(80 * power(pg_temp.r(n, 2), 0.8)) END, now() - interval '6 years'
        FROM generate_series(0, ${residents - 1}) n`,
    },
    {
      values: 'none',
      text: `INSERT INTO memberships (id, person_id, organization_id, street_id, role, since)
        SELECT pg_temp.uid('membership', n), pg_temp.uid('person', n), pg_temp.uid('provider', n % ${providers}),
          pg_temp.uid('street', ${streetOf(`((n % ${providers}) % ${communities})`, size)}),
          CASE WHEN n < ${providers} THEN 'PROVIDER_LEAD' ELSE 'VOLUNTEER' END, now() - interval '5 years'
        FROM generate_series(0, ${members - 1}) n
        UNION ALL SELECT pg_temp.uid('desk', n), pg_temp.uid('person', ${members} + n), pg_temp.uid('community', n),
          pg_temp.uid('street', ${streetOf('n', size)}), 'COMMUNITY_DESK', now() - interval '5 years' FROM generate_series(0, ${communities - 1}) n
        UNION ALL SELECT pg_temp.uid('officer', n), pg_temp.uid('person', ${members + communities} + n), pg_temp.uid('street', n),
          pg_temp.uid('street', n), 'STREET_OFFICER', now() - interval '5 years' FROM generate_series(0, ${streets - 1}) n`,
    },
    {
      values: 'menu',
      text: `INSERT INTO service_categories (id, code, name_zh, name_en, position)
        SELECT pg_temp.uid('category', ordinality), m.code, m.code, m.name, ordinality FROM (
          SELECT code, min(name) AS name, row_number() OVER (ORDER BY code) AS ordinality
          FROM jsonb_to_recordset($1::jsonb) AS x(code text, name text) GROUP BY code) m ON CONFLICT DO NOTHING`,
    },
    {
      values: 'menu',
      text: `INSERT INTO service_items (id, street_id, owner_organization_id, category_id, position, status, name_zh, name_en, description_zh,
          delivery, duration_minutes, group_size, risk, complex, needs_triage, service_area_paths, opening_times, deadlines, pinyin, initials,
          created_at, updated_at, shelved_at)
        SELECT pg_temp.uid('item', s * 1000 + m.ordinality), pg_temp.uid('street', s), pg_temp.uid('street', s), c.id, m.ordinality, 'ON_SHELF',
          m.x ->> 'item', m.x ->> 'item', m.x ->> 'item', 'HOME', 60, 'INDIVIDUAL', 'LOW', false, false, '{}', '[]', '{}', '', '',
          now(), now(), now()
        FROM generate_series(0, ${streets - 1}) s, jsonb_array_elements($1::jsonb) WITH ORDINALITY AS m(x, ordinality)
        JOIN service_categories c ON c.code = m.x ->> 'code'`,
    },
  ];
}
