import type { EntityMetadata } from 'typeorm';
import { DATABASE_ROLES, DISTRICT } from '#libs/platform';

/** One policy name for what the API may see, one for the worker; the API's has a part for each kind of access. */
const SCOPE = 'street_scope';
const EVERYTHING = 'every_street';

// Sub-selects, so that they are computed once a statement and not once a row.
const IDS =
  "(SELECT string_to_array(nullif(current_setting('app.streets', true), '*'), ',')::uuid[])::uuid[]";
const EVERYWHERE = "(SELECT current_setting('app.streets', true) = '*')";
const SOMEWHERE = "(SELECT current_setting('app.streets', true) <> '')";

export interface StreetTable {
  readonly name: string;
  /** Rows without a street belong to the district. */
  readonly hasDistrictRows: boolean;
}

/** Every table whose rows belong to a street: those with a column `street_id`. */
export function streetTables(entities: readonly EntityMetadata[]): StreetTable[] {
  return entities.flatMap(({ tableName, columns }) => {
    const street = columns.find(({ databaseName }) => databaseName === 'street_id');
    return street ? [{ name: tableName, hasDistrictRows: street.isNullable }] : [];
  });
}

/**
 * The statements that put one table under row-level security, owner included. Without a scope there are no rows; rows of the
 * district can be read from every street, and are written by the district (`DISTRICT` in its scope).
 * @param publicRows condition on rows that may be read without any scope
 */
export function policiesOf({ name, hasDistrictRows }: StreetTable, publicRows?: string): string[] {
  const inScope = `street_id = ANY (${IDS}) OR ${EVERYWHERE}`;
  const ofDistrict = `street_id IS NULL AND '${DISTRICT}'::uuid = ANY (${IDS})`;
  const written = hasDistrictRows ? `${inScope} OR ${ofDistrict}` : inScope;
  const read = [
    inScope,
    ...(hasDistrictRows ? [`street_id IS NULL AND ${SOMEWHERE}`] : []),
    ...(publicRows ? [publicRows] : []),
  ].join(' OR ');
  const { api, worker } = DATABASE_ROLES;
  return [
    `ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY`,
    `ALTER TABLE ${name} FORCE ROW LEVEL SECURITY`,
    `CREATE POLICY ${SCOPE}_read ON ${name} FOR SELECT TO ${api} USING (${read})`,
    `CREATE POLICY ${SCOPE}_insert ON ${name} FOR INSERT TO ${api} WITH CHECK (${written})`,
    `CREATE POLICY ${SCOPE}_update ON ${name} FOR UPDATE TO ${api} USING (${written}) WITH CHECK (${written})`,
    `CREATE POLICY ${SCOPE}_delete ON ${name} FOR DELETE TO ${api} USING (${written})`,
    `CREATE POLICY ${EVERYTHING} ON ${name} TO ${worker} USING (true) WITH CHECK (true)`,
  ];
}
