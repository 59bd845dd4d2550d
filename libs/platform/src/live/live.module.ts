import { Global, Module } from '@nestjs/common';
import { LiveUpdates } from './live-updates';

/** Live updates of the API processes. */
@Global()
@Module({ providers: [LiveUpdates], exports: [LiveUpdates] })
export class LiveModule {}
