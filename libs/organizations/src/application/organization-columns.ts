/** The columns of `organizations`, under the names of `OrganizationFacts`. */
export const ORGANIZATION_COLUMNS = `id, street_id AS "streetId", parent_id AS "parentId", code, path, name, kind,
  active, pausing, qualifications, service_area_paths AS "serviceAreaPaths", load_cap AS "loadCap",
  public_phone AS "publicPhone", created_at AS "createdAt"`;
