export {
  AuditVerifier,
  type AuditFault,
  type AuditFaultReason,
  type AuditProgress,
  type AuditReport,
  type AuditScope,
} from './audit-verifier';
export { chain } from './domain/chain';
export { verifyChain, type ChainVerdict } from './domain/verify-chain';
export type {
  NewTimelineEntry,
  TimelineActorKind,
  TimelineData,
  TimelineHead,
  TimelineRow,
} from './domain/timeline-entry';
export { timelineActor, timelineNote } from './domain/entry-parts';
export { TIMELINE_ENTITIES } from './timeline-entry.entity';
export type { TimelineOwner } from './timeline-owner';
export { TimelineReader } from './timeline-reader.service';
export { timelineNoteErasure, timelineWrite } from './timeline-write';
export { TimelineModule } from './timeline.module';
