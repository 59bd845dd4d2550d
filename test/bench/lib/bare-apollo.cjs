'use strict';
/** Apollo 5 with nothing around it: the shelf in the same shape over the same statements. Told its port by PORT. */
const { ApolloServer } = require('@apollo/server');
const { startStandaloneServer } = require('@apollo/server/standalone');
const DataLoader = require('dataloader');
const { Pool } = require('pg');
const { SHELF, CATEGORIES, PROVIDERS, SESSIONS } = require('./shelf-statements.cjs');

const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 16, idleTimeoutMillis: 600_000 });
const rows = async ({ name, text }, values) => (await pool.query({ name, text, values })).rows;

const typeDefs = `
  type Category { id: ID! code: String! nameZh: String! }
  type Provider { id: ID! name: String! pausing: Boolean! }
  type Session { id: ID! startsAt: String! endsAt: String! place: String! capacity: Int! taken: Int! }
  type Item { id: ID! nameZh: String! nameEn: String! descriptionZh: String! delivery: String! durationMinutes: Int! risk: String! qualification: String
    category: Category! providers: [Provider!]! sessions: [Session!]! }
  type PageInfo { hasNextPage: Boolean! endCursor: String }
  type Shelf { nodes: [Item!]! pageInfo: PageInfo! }
  type Query { shelf(streetId: ID!, first: Int!): Shelf! }`;

const grouped = (statement, key) =>
  new DataLoader(async (ids) => {
    const found = await rows(statement, [ids]);
    return ids.map((id) => found.filter((row) => row[key] === id));
  });

const resolvers = {
  Query: {
    shelf: async (_, { streetId, first }) => {
      const found = await rows(SHELF, [
        streetId,
        null,
        null,
        null,
        -1,
        '00000000-0000-0000-0000-000000000000',
        first + 1,
      ]);
      const nodes = found.slice(0, first);
      return { nodes, pageInfo: { hasNextPage: found.length > first, endCursor: nodes.at(-1)?.id ?? null } };
    },
  },
  Item: {
    category: async (item, _, { categories }) => (await categories.load(item.categoryId))[0],
    providers: (item, _, { providers }) => providers.load(item.id),
    sessions: (item, _, { sessions }) => sessions.load(item.id),
  },
  Session: {
    startsAt: (session) => session.startsAt.toISOString(),
    endsAt: (session) => session.endsAt.toISOString(),
  },
};

const context = async () => ({
  categories: grouped(CATEGORIES, 'id'),
  providers: grouped(PROVIDERS, 'itemId'),
  sessions: grouped(SESSIONS, 'itemId'),
});

startStandaloneServer(new ApolloServer({ typeDefs, resolvers, introspection: false }), {
  listen: { port: Number(process.env.PORT), host: '127.0.0.1' },
  context,
}).then(() => process.send('ready'));
