import { Module } from '@nestjs/common';
import { WorkDrain } from './work-drain';

/** Needs `OutboxModule.forWorker()`, `TimersModule.forWorker()` and `QueuesModule.forRoot()` beside it. */
@Module({ providers: [WorkDrain], exports: [WorkDrain] })
export class WorkDrainModule {}
