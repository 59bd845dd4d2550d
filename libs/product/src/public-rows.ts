/**
 * Rows that everybody may read, signed in or not, whatever the street: the tree, the shelf, opening times. As a condition on
 * the row. Everything else that carries a street is seen inside that street only (docs/security.md, "Row-level security").
 */
export const PUBLIC_ROWS: Readonly<Record<string, string>> = {
  organizations: 'true',
  joint_body_members: 'true',
  street_settings: 'true',
  calendar_days: 'true',
  service_items: "status <> 'DRAFT'",
  service_item_providers: 'true',
  service_sessions: 'true',
  // examples of how people ask for a service; nobody's own words
  street_words: 'true',
};
