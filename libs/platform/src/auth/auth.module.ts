import { createHash } from 'node:crypto';
import { Global, Module } from '@nestjs/common';
import { APP_CONFIG, type AppConfig } from '../config/app-config';
import { CryptoModule } from '../crypto/crypto.module';
import type { KeyRing } from '../crypto/key-ring';
import { LoaderFactory } from '../graphql/loaders';
import { ACCESS_TOKEN_KEYS, AccessTokens } from './access-tokens';
import { CallLimiter } from './call-limiter';

/** What request-facing services of every lib use: access tokens, call limits, loaders. Also in the worker, where they idle. */
@Global()
@Module({
  imports: [CryptoModule],
  providers: [
    {
      provide: ACCESS_TOKEN_KEYS,
      inject: [APP_CONFIG],
      useFactory: (config: AppConfig) => signingKeys(config.jwtSecret),
    },
    AccessTokens,
    CallLimiter,
    LoaderFactory,
  ],
  exports: [AccessTokens, CallLimiter, LoaderFactory],
})
export class AuthModule {}

/** `new,old`: signs with the first, still reads the second. Each key is known by a piece of its own hash. */
function signingKeys(secrets: string): KeyRing {
  const keys = new Map(
    secrets.split(',').map((secret) => {
      const key = createHash('sha256').update(secret.trim()).digest();
      return [createHash('sha256').update(key).digest('hex').slice(0, 8), key] as const;
    }),
  );
  return { current: [...keys.keys()][0]!, keys };
}
