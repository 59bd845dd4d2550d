import { Module, type DynamicModule, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { loadConfig, type AppConfig } from '#libs/platform';
import { productParts } from '../product-parts';

/** The product without a door and without a worker: it answers questions, and nothing runs beside them. */
@Module({})
class ReadingModule {
  static forRoot(config: AppConfig): DynamicModule {
    return { module: ReadingModule, imports: productParts(config, 'forApi') };
  }
}

export function openForReading(env: NodeJS.ProcessEnv): Promise<INestApplicationContext> {
  const config = loadConfig({ LOG_LEVEL: 'error', ...env, QUEUE_BACKEND: 'inline' });
  return NestFactory.createApplicationContext(ReadingModule.forRoot(config), {
    logger: ['fatal'],
    abortOnError: false,
  });
}
