#!/bin/sh
# Run by the image of PostgreSQL when it makes the database: the roles of the processes, and who they sign in as – somebody
# who owns nothing, so that not even RESET ROLE leads to the owner (docs/operations.md, "Roles of the database").
set -eu
psql --set ON_ERROR_STOP=1 --set password="$APP_DATABASE_PASSWORD" --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
CREATE ROLE supermarket_api NOLOGIN NOSUPERUSER NOBYPASSRLS;
CREATE ROLE supermarket_worker NOLOGIN NOSUPERUSER NOBYPASSRLS;
CREATE ROLE supermarket_login LOGIN NOINHERIT NOSUPERUSER NOBYPASSRLS PASSWORD :'password';
GRANT supermarket_api, supermarket_worker TO supermarket_login;
SQL
