import { Module } from '@nestjs/common';
import { TimelineReader } from './timeline-reader.service';

@Module({ providers: [TimelineReader], exports: [TimelineReader] })
export class TimelineModule {}
