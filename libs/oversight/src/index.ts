export { OVERSIGHT_ENTITIES } from './adapters/persistence/entities';
export { ScreenTokens } from './application/screen-tokens.service';
export { OversightModule, type OversightOptions } from './oversight.module';
