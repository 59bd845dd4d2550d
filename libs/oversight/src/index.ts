export { OVERSIGHT_ENTITIES } from './adapters/persistence/entities';
export { SCREEN_READS, ScreenTokens } from './application/screen-tokens.service';
export { OversightModule, type OversightOptions } from './oversight.module';
export { ScreenTokensModule } from './screen-tokens.module';
