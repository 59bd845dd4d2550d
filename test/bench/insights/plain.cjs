'use strict';
const { MEASURES } = require('../../../dist/libs/insights/src/domain/measures.js');

/**
 * The district's questions about a year, to the product's reader and as plain GROUP BY over one row an order (`order_facts`, where every
 * measure has been worked out already: kinder to GROUP BY than the raw tables are). Each has an index made for it alone that
 * answers it without the table.
 */
exports.PLAIN_INDEXES = [
  `CREATE INDEX IF NOT EXISTS bench_by_street ON order_facts (day, street_id) INCLUDE (${MEASURES.join(', ')})`,
  'CREATE INDEX IF NOT EXISTS bench_by_community ON order_facts (day, community_id, category) INCLUDE (accepted, unmet, fell_through)',
];

exports.plainQuestions = (streetIds, year) => {
  const period = { grain: 'YEAR', key: `${year}`, from: `${year}-01-01`, to: `${year}-12-31` };
  const values = [period.from, period.to];
  const sums = MEASURES.map((measure) => `sum(${measure}) AS ${measure}`).join(', ');
  const within = 'WHERE day BETWEEN $1::date AND $2::date';
  const asked = { streetIds, scopeIds: null, period, filters: {} };
  return [
    {
      name: 'the year by street',
      checked: 'stars_5',
      product: { ...asked, scope: 'STREET', by: ['scopeId'] },
      plain: `SELECT street_id, ${sums} FROM order_facts ${within} GROUP BY street_id`,
      values,
    },
    {
      name: 'the year by month',
      checked: 'responded',
      product: { ...asked, scope: 'STREET', points: 'MONTH' },
      plain: `SELECT date_trunc('month', day), ${sums} FROM order_facts ${within} GROUP BY 1`,
      values,
    },
    {
      name: 'unmet demand, category × community',
      checked: 'fell_through',
      product: {
        ...asked,
        scope: 'COMMUNITY',
        by: ['scopeId', 'category'],
        measures: ['accepted', 'unmet', 'fell_through'],
      },
      plain: `SELECT community_id, category, sum(accepted) AS accepted, sum(unmet) AS unmet, sum(fell_through) AS fell_through FROM order_facts ${within}
              GROUP BY community_id, category`,
      values,
    },
  ];
};
