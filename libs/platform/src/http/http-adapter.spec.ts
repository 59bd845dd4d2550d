import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { httpAdapter, secureHttp } from './http-adapter';

@Module({})
class Nothing {}

/** The headers of an answer given through a proxy that ends TLS. */
async function headersOf(production: boolean) {
  const options = { production, trustedProxies: ['127.0.0.1'] };
  const app = await NestFactory.create<NestFastifyApplication>(Nothing, httpAdapter(options), {
    logger: false,
  });
  await secureHttp(app, options, []);
  await app.init();
  try {
    return (await app.inject({ url: '/', headers: { 'x-forwarded-proto': 'https' } })).headers;
  } finally {
    await app.close();
  }
}

describe('Strict-Transport-Security', () => {
  it('keeps browsers on TLS for half a year in production', async () => {
    const told = (await headersOf(true))['strict-transport-security'];
    expect(Number(/^max-age=(\d+); includeSubDomains$/.exec(String(told))?.[1])).toBeGreaterThanOrEqual(
      15_552_000,
    );
  });

  it('is not sent in development, whose address may have no TLS tomorrow', async () => {
    expect(await headersOf(false)).not.toHaveProperty('strict-transport-security');
  });
});
