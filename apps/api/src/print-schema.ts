import { apiSchema } from './schema';

/** Prints the schema and ends: `node dist/apps/api/src/print-schema.js`. */
void apiSchema().then((schema) => process.stdout.write(schema));
