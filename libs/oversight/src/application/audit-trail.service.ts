import { Inject, Injectable } from '@nestjs/common';
import type { PersonActor } from '#libs/kernel';
import { OrganizationDirectory } from '#libs/organizations';
import { ForbiddenError, type PageRequest } from '#libs/platform';
import { TimelineReader, verifyChain, type TimelineOwner, type TimelineRow } from '#libs/timeline';
import { requireRole } from './overseers';

/** Whoever keeps heads of chains. */
export const TIMELINE_OWNERS = Symbol('TIMELINE_OWNERS');

/** What became of one subject's chain: how many entries hold, and the first that does not. */
export interface ChainCheck {
  readonly subjectId: string;
  readonly entries: number;
  readonly fault: { readonly seq: number; readonly reason: string } | null;
}

/** A subject has a few dozen entries; one with more is read in pieces. */
const PIECE = 1_000;

/** The record as the auditor reads it (handbook §2): who did what when, and whether it was tampered with. No words. */
@Injectable()
export class AuditTrail {
  constructor(
    private readonly timeline: TimelineReader,
    private readonly organizations: OrganizationDirectory,
    @Inject(TIMELINE_OWNERS) private readonly owners: readonly TimelineOwner[],
  ) {}

  /** Of a street, or of one subject there, latest first. @throws ForbiddenError for all but its auditors */
  async entries(
    actor: PersonActor,
    streetId: string,
    subjectId: string | null,
    page: PageRequest,
  ): Promise<TimelineRow[]> {
    await this.requireAuditor(actor, streetId);
    return this.timeline.ofStreet(streetId, subjectId, page);
  }

  /**
   * Recomputes the chain of one subject and compares its end with the head its owner keeps.
   * @throws ForbiddenError for all but the auditors of its street, and where nobody has such a subject
   */
  async verify(actor: PersonActor, subjectId: string): Promise<ChainCheck> {
    const [first] = await this.timeline.entriesOf(subjectId, { afterSeq: 0, limit: 1 });
    if (!first) throw new ForbiddenError();
    await this.requireAuditor(actor, first.streetId);
    const owner = this.owners.find(({ subjectType }) => subjectType === first.subjectType);
    // the head first: entries that come while the rest is read lie behind it
    const head = owner ? await this.timeline.headOf(subjectId, owner) : null;
    if (!head) return { subjectId, entries: 0, fault: { seq: 1, reason: 'OWNER' } };
    const rows = (await this.whole(subjectId)).filter(({ seq }) => seq <= head.seq);
    const verdict = verifyChain(rows, head);
    return {
      subjectId,
      entries: rows.length,
      fault: verdict.ok ? null : { seq: verdict.seq, reason: verdict.reason },
    };
  }

  private async whole(subjectId: string): Promise<TimelineRow[]> {
    const rows: TimelineRow[] = [];
    for (;;) {
      const piece = await this.timeline.entriesOf(subjectId, {
        afterSeq: rows.at(-1)?.seq ?? 0,
        limit: PIECE,
      });
      rows.push(...piece);
      if (piece.length < PIECE) return rows;
    }
  }

  private async requireAuditor(actor: PersonActor, streetId: string): Promise<void> {
    const street = await this.organizations.byId(streetId);
    if (!street) throw new ForbiddenError();
    requireRole(actor, ['AUDITOR'], street.path);
  }
}
