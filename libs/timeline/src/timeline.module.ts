import { Module } from '@nestjs/common';
import { AuditVerifier } from './audit-verifier.service';
import { TimelineOwners } from './timeline-owners';
import { TimelineReader } from './timeline-reader.service';

@Module({
  providers: [TimelineReader, TimelineOwners, AuditVerifier],
  exports: [TimelineReader, TimelineOwners, AuditVerifier],
})
export class TimelineModule {}
