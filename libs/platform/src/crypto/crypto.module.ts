import { hkdfSync } from 'node:crypto';
import { type FactoryProvider, Global, Module } from '@nestjs/common';
import { APP_CONFIG, type AppConfig } from '../config/app-config';
import { BLIND_INDEX_KEYS, BlindIndex, parseIndexKeys } from './blind-index';
import { FIELD_KEYS, FieldCipher } from './field-cipher';
import { FileCipher } from './file-cipher';
import { parseKeyRing } from './key-ring';
import { KeyedTokens, TOKEN_KEY } from './keyed-tokens';
import { PasswordHasher } from './password-hasher';
import { TOKEN_PEPPER, TokenHasher } from './token-hasher';

const fromConfig = <T>(provide: symbol, useFactory: (config: AppConfig) => T): FactoryProvider<T> => ({
  provide,
  inject: [APP_CONFIG],
  useFactory,
});

/** Ciphers and hashers, keyed by the configuration. */
@Global()
@Module({
  providers: [
    fromConfig(FIELD_KEYS, (config) => parseKeyRing(config.fieldEncryptionKeys)),
    fromConfig(BLIND_INDEX_KEYS, (config) => parseIndexKeys(config.blindIndexKeys)),
    fromConfig(TOKEN_KEY, (config) => Buffer.from(config.tokenKey, 'base64')),
    // a key of its own, so that no hash of a code can ever equal a token
    fromConfig(TOKEN_PEPPER, (config) => {
      const secret = Buffer.from(config.tokenKey, 'base64');
      return Buffer.from(hkdfSync('sha256', secret, '', 'token-pepper', 32));
    }),
    FieldCipher,
    FileCipher,
    BlindIndex,
    KeyedTokens,
    PasswordHasher,
    TokenHasher,
  ],
  exports: [FieldCipher, FileCipher, BlindIndex, KeyedTokens, PasswordHasher, TokenHasher],
})
export class CryptoModule {}
