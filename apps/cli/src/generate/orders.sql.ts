import { streetOf } from './places.sql';
import type { DistrictSize } from './size';

const HOUR = 3600;
const DAY = 24 * HOUR;

/**
 * What becomes of the orders $1 to $2: one row each, from which every table is then filled. Shares are those of a street that
 * works: four in a hundred referred, four withdrawn, eight fall to the community, one in a hundred is unmet and
 * withdrawn a year later; two thirds of what
 * is closed is rated, five in a hundred of that badly. Times are exponential around a few hours or days; what has not ended yet
 * is open. $3: the last day of orders; $4: now. Moments are seconds. Each `OFFSET 0` has a step computed once a row: folded into
 * one, every use of a column would compute it again.
 */
export const planOf = (size: DistrictSize, items: number): string => {
  const { communities, providers, residents, orders, years, recentDays } = size;
  const pick = (k: number, of: number): string =>
    `community + ${communities} * floor(pg_temp.r(n, ${k}) * ${Math.floor(of / communities)})::bigint`;
  const exponential = (k: number, mean: number): string =>
    `floor(-ln(1 - pg_temp.r(n, ${k})) * ${mean})::bigint`;
  return `
CREATE TEMP TABLE plan ON COMMIT DROP AS
SELECT *, $4::bigint AS made_at, pg_temp.uid7('claim', claimed, n) AS claim_id, pg_temp.uid7('evaluation', rated, n) AS evaluation_id,
  CASE fate WHEN 'DONE' THEN CASE WHEN stars IS NOT NULL THEN 'RATED' WHEN silent AND NOT passes THEN 'UNVERIFIED' ELSE 'UNRATED' END
    WHEN 'REFERRED' THEN 'HOTLINE_12345' WHEN 'OPEN' THEN NULL WHEN 'FELL' THEN NULL WHEN 'CLAIMED' THEN NULL ELSE fate END AS outcome,
  CASE fate WHEN 'OPEN' THEN $4 + floor(pg_temp.r(n, 23) * ${20 * HOUR})::bigint
    WHEN 'FELL' THEN $4 + floor(pg_temp.r(n, 23) * ${20 * HOUR})::bigint
    WHEN 'CLAIMED' THEN $4 + floor((pg_temp.r(n, 23) - 0.1) * ${5 * DAY})::bigint END AS due
FROM (
  SELECT *, CASE WHEN stars IS NULL THEN t ELSE finished + ${2 * DAY} END AS rated,
    CASE WHEN fate NOT IN ('DONE', 'CLAIMED') THEN NULL WHEN by_community THEN community_id
      ELSE pg_temp.uid('provider', ${pick(20, providers)}) END AS org_id
  FROM (
    SELECT n, age < ${recentDays} AS recent, community, street, fate, fell, t,
      pg_temp.uid7('order', t, n) AS id, pg_temp.uid('street', street) AS street_id, pg_temp.uid('community', community) AS community_id,
      'gen/s' || (1 + street) || '/c' || lpad((1 + community)::text, 3, '0') || '/' AS community_path,
      pg_temp.uid('person', ${pick(3, residents)}) AS requester_id,
      CASE WHEN pg_temp.r(n, 4) < 0.12 THEN NULL ELSE pg_temp.uid('item', street * 1000 + 1 + floor(${items} * power(pg_temp.r(n, 5), 1.6))::bigint) END AS item_id,
      CASE WHEN c < 0.30 THEN 'WEB' WHEN c < 0.58 THEN 'WECHAT' WHEN c < 0.80 THEN 'PHONE' WHEN c < 0.92 THEN 'COUNTER' WHEN c < 0.95 THEN 'KIOSK' ELSE 'PAPER' END AS channel,
      CASE fate WHEN 'REFERRED' THEN 'REFERRED' WHEN 'WITHDRAWN' THEN 'CANCELLED' WHEN 'NO_REPLY' THEN 'CANCELLED' WHEN 'FELL' THEN 'COMMUNITY_FALLBACK'
        WHEN 'DONE' THEN 'CLOSED' ELSE fate END AS status,
      CASE WHEN fate IN ('DONE', 'CLAIMED') THEN claimed END AS claimed,
      CASE WHEN fate = 'DONE' OR fate = 'CLAIMED' AND claimed + contact_after <= $4 THEN least(claimed + contact_after, finished) END AS contacted,
      CASE WHEN fate = 'DONE' THEN finished END AS finished, CASE WHEN fate NOT IN ('OPEN', 'FELL', 'CLAIMED', 'UNMET') THEN ended END AS closed,
      fell IS NOT NULL AS by_community, CASE WHEN pg_temp.r(n, 8) < 0.04 THEN 2 ELSE 1 END AS round, pg_temp.r(n, 9) < 0.07 AS silent,
      CASE WHEN fate = 'DONE' AND pg_temp.r(n, 9) >= 0.07 AND pg_temp.r(n, 18) < 0.72 THEN
        CASE WHEN w < 0.55 THEN 5 WHEN w < 0.80 THEN 4 WHEN w < 0.95 THEN 3 WHEN w < 0.98 THEN 2 ELSE 1 END END AS stars,
      pg_temp.r(n, 21) < 0.1 AS sampled, pg_temp.r(n, 22) < 0.85 AS passes
    FROM (
      SELECT n, age, community, street, t, c, w, claimed, finished, contact_after, ended,
        CASE WHEN ended <= $4 AND meant = 'GIVEN_UP' THEN 'WITHDRAWN' WHEN ended <= $4 THEN meant WHEN meant = 'DONE' AND claimed <= $4 THEN 'CLAIMED' WHEN fell <= $4 THEN 'FELL' ELSE 'OPEN' END AS fate,
        CASE WHEN fell <= $4 THEN fell END AS fell
      FROM (
        SELECT *, CASE meant WHEN 'DONE' THEN finished + ${3 * DAY} WHEN 'UNMET' THEN fell + ${2 * DAY} WHEN 'REFERRED' THEN t + ${2 * HOUR}
          WHEN 'GIVEN_UP' THEN t + ${365 * DAY} WHEN 'WITHDRAWN' THEN t + ${5 * HOUR} ELSE t + ${6 * DAY} END AS ended
        FROM (
          SELECT *, claimed + ${3 * HOUR} + ${exponential(12, 40 * HOUR)} AS finished, ${exponential(11, 5 * HOUR)} AS contact_after
          FROM (
            SELECT *, coalesce(fell, t) + ${exponential(10, 6 * HOUR)} AS claimed, pg_temp.r(n, 6) AS c, pg_temp.r(n, 19) AS w
            FROM (
              SELECT *, ${streetOf('community', size)} AS street, CASE WHEN u BETWEEN 0.095 AND 0.18 THEN t + ${DAY} END AS fell,
                CASE WHEN u < 0.04 THEN 'REFERRED' WHEN u < 0.08 THEN 'WITHDRAWN' WHEN u < 0.095 THEN 'NO_REPLY' WHEN u >= 0.105 THEN 'DONE' WHEN t + ${365 * DAY} <= $4 THEN 'GIVEN_UP' ELSE 'UNMET' END AS meant
              FROM (
                SELECT n, age, pg_temp.r(n, 1) AS u, floor(${communities} * power(pg_temp.r(n, 2), 1.25))::bigint AS community,
                  extract(epoch FROM ($3::date - age)::timestamp AT TIME ZONE 'Asia/Shanghai')::bigint + floor(${7 * HOUR} + pg_temp.r(n, 14) * ${14 * HOUR})::bigint AS t
                FROM (
                  SELECT n, ${years * 365} - 1 - floor(${years * 365} * power((n - 0.5::float8) / ${orders}, 0.8))::int AS age
                  FROM generate_series($1::bigint, $2::bigint) n OFFSET 0
                ) numbered OFFSET 0
              ) placed OFFSET 0
            ) fallen OFFSET 0
          ) claimed OFFSET 0
        ) finished OFFSET 0
      ) ended OFFSET 0
    ) today OFFSET 0
  ) done OFFSET 0
) rated`;
};
