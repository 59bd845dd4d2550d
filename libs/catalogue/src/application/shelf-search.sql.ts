import { ITEM_COLUMNS } from './item-columns';

/**
 * Both statements: $1 street, $2 category code or null, $3 delivery or null, $4 community path or null,
 * $5 and $6 rank and id of the page's beginning, $7 limit.
 */
const ON_THE_SHELF = `i.street_id = $1 AND i.status = 'ON_SHELF'
    AND ($2::text IS NULL OR c.code = $2) AND ($3::text IS NULL OR i.delivery = $3)
    AND ($4::text IS NULL OR i.service_area_paths = '{}' OR EXISTS (
      SELECT 1 FROM unnest(i.service_area_paths) area WHERE starts_with($4, area) OR starts_with(area, $4)))`;

const PAGE = `(rank, id) > ($5::int, $6::uuid) ORDER BY rank, id LIMIT $7`;

/** In the order of the menu. */
export const BROWSE_SQL = `
SELECT * FROM (
  SELECT ${ITEM_COLUMNS}, c.position * 10000 + i.position AS rank
    FROM service_items i JOIN service_categories c ON c.id = i.category_id
   WHERE ${ON_THE_SHELF}) shelf
 WHERE ${PAGE}`;

/**
 * Best first; $8 the terms. Every term must be found, in the strongest of these ways (points of 100):
 *   100–84 in the Chinese name · 78–74 by syllables or initials · 72 in the English name · 64 by the same sound ·
 *   56 in the description · 50 in the category · 44 among the usual providers ·
 *   20–45 some pairs of neighbouring characters occur · 15–40 spelled alike
 * Weak finds (below 46) are shown only when nothing is found well.
 *
 * A street's shelf is a few hundred rows, found by street; every row is scored. That needs no trigram index and no
 * particular collation: likeness compares Latin spellings, which pg_trgm understands in every locale.
 */
export const SEARCH_SQL = `
SELECT * FROM (
  SELECT scored.*, (1000 - round(10 * score))::int * 1000000 + shelf_rank AS rank,
         max(score) OVER () AS best FROM (
    SELECT ${ITEM_COLUMNS}, c.position * 10000 + i.position AS shelf_rank, found.score
      FROM service_items i JOIN service_categories c ON c.id = i.category_id
      CROSS JOIN LATERAL (
        SELECT avg(points) AS score, min(points) AS least
          FROM jsonb_to_recordset($8::jsonb) AS t (word text, spelled text, latin text, pairs text[])
          CROSS JOIN LATERAL (SELECT coalesce(greatest(
            CASE WHEN lower(i.name_zh) = t.word THEN 100
                 WHEN starts_with(lower(i.name_zh), t.word) THEN 92
                 WHEN position(t.word IN lower(i.name_zh)) > 0 THEN 84 END,
            CASE WHEN cardinality(t.pairs) = 0 AND i.pinyin ~ ('^' || t.spelled) THEN 78
                 WHEN cardinality(t.pairs) = 0 AND i.pinyin ~ t.spelled THEN 74
                 WHEN i.pinyin ~ t.spelled THEN 64 END,
            CASE WHEN lower(i.name_en) ~ ('\\m' || t.word) THEN 72 END,
            CASE WHEN position(t.word IN lower(i.description_zh)) > 0 THEN 56 END,
            CASE WHEN position(t.word IN c.name_zh) > 0 OR lower(c.name_en) ~ ('\\m' || t.word) THEN 50 END,
            CASE WHEN position(t.word IN i.usual_provider) > 0 THEN 44 END,
            (SELECT 20 + 25 * share FROM (
               SELECT avg((position(pair IN i.name_zh || ' ' || i.description_zh) > 0)::int) AS share
                 FROM unnest(t.pairs) pair) pairs
              WHERE share >= 0.19 AND cardinality(t.pairs) > 1),
            (SELECT 15 + 25 * likeness FROM (
               SELECT greatest(word_similarity(t.latin, replace(i.pinyin, ' ', '')),
                               word_similarity(t.latin, lower(i.name_en))) AS likeness) alike
              WHERE likeness >= 0.55)), 0)::numeric AS points) one
      ) found
     WHERE ${ON_THE_SHELF} AND found.least > 0) scored) shelf
 WHERE (score >= 46 OR best < 46) AND ${PAGE}`;
