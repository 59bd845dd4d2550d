'use strict';
/** What browsing reads; the first is the product's own statement. */
const { BROWSE_SQL } = require('../../../dist/libs/catalogue/src/application/shelf-search.sql.js');

module.exports = {
  SHELF: { name: 'shelf', text: BROWSE_SQL },
  CATEGORIES: {
    name: 'categories',
    text: 'SELECT id, code, name_zh AS "nameZh" FROM service_categories WHERE id = ANY($1)',
  },
  PROVIDERS: {
    name: 'providers',
    text: `SELECT p.item_id AS "itemId", o.id, o.name, o.pausing FROM service_item_providers p JOIN organizations o ON o.id = p.organization_id
      WHERE p.item_id = ANY($1) AND o.active ORDER BY p.joined_at, p.organization_id`,
  },
  SESSIONS: {
    name: 'sessions',
    text: `SELECT coming.* FROM unnest($1::uuid[]) AS wanted (id) CROSS JOIN LATERAL (
      SELECT s.id, s.item_id AS "itemId", s.starts_at AS "startsAt", s.ends_at AS "endsAt", s.place, s.capacity, s.taken
        FROM service_sessions s WHERE s.item_id = wanted.id AND s.status = 'OPEN' AND s.starts_at > app_now()
       ORDER BY s.starts_at, s.id LIMIT 20) coming`,
  },
};
