'use strict';
require('reflect-metadata');
const { NestFactory } = require('@nestjs/core');
const platform = require('#libs/platform');
const { ENTITIES, FEATURES } = require('#libs/product');

class ContextModule {}
const compose = (config) => ({
  module: ContextModule,
  imports: [
    platform.ConfigModule.forRoot(config),
    platform.DatabaseModule.forRoot({ entities: ENTITIES, role: 'worker' }),
    platform.CryptoModule,
    platform.AuthModule,
    platform.MetricsModule,
    platform.QueuesModule.forRoot(),
    platform.OutboxModule.forApi(),
    platform.TimersModule.forApi(),
    platform.JobsModule.forApi(),
    platform.FilesModule.forApi(),
    ...FEATURES,
  ],
});

/** The product's own services in this process, on DATABASE_URL, without API and worker. */
exports.openFeatures = async function openFeatures() {
  const config = platform.loadConfig({
    ...process.env,
    NODE_ENV: 'development',
    QUEUE_BACKEND: 'inline',
    REDIS_URL: '',
  });
  const app = await NestFactory.createApplicationContext(compose(config), {
    logger: ['error', 'fatal'],
    abortOnError: false,
  });
  return { get: (token) => app.get(token, { strict: false }), close: () => app.close() };
};
