import { Inject, Injectable } from '@nestjs/common';
import { err, ok, type Actor, type Clock, type Ids, type Refusal, type Result } from '#libs/kernel';
import { OrganizationDirectory } from '#libs/organizations';
import { CLOCK, ForbiddenError, IDS, outboxWrite, UnitOfWork, type Tx } from '#libs/platform';
import { sessionContentProblem } from '../domain/check-content';
import * as refusals from '../domain/refusals';
import type { ServiceSession, SessionContent } from '../domain/service-session';
import { preparesItems } from '../domain/shelf-authority';
import { CatalogueService } from './catalogue.service';
import { insertRow } from './row-writes';

export interface CreateSession {
  readonly itemId: string;
  readonly organizationId: string;
  readonly content: SessionContent;
  /** False: planned, not yet open for orders. */
  readonly open: boolean;
  readonly idempotencyKey: string;
}

/** Sets up sessions. Cancelling and closing them is for orders, which have people to tell. */
@Injectable()
export class EditSessionsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly catalogue: CatalogueService,
    private readonly organizations: OrganizationDirectory,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: Ids,
  ) {}

  /** The same key again answers what the first call made. @throws ForbiddenError */
  async createSession(actor: Actor, input: CreateSession): Promise<Result<ServiceSession, Refusal>> {
    return this.unitOfWork.atomic(async (tx) => {
      const item = await this.catalogue.itemForOrder(input.itemId, tx);
      if (!item) return err(refusals.itemNotFound);
      await this.authorize(actor, input.organizationId);
      const [before] = await tx.query<{ id: string }>(
        'SELECT id FROM service_sessions WHERE street_id = $1 AND created_with_key = $2',
        [item.streetId, input.idempotencyKey],
      );
      if (before) return this.found(before.id, tx);
      if (item.status !== 'ON_SHELF') return err(refusals.itemNotOnShelf);
      if (!item.providerOrganizationIds.includes(input.organizationId)) return err(refusals.notAProvider);
      const problem = sessionContentProblem(input.content, this.clock.now());
      if (problem) return err(problem);
      return ok(this.insert(tx, item.streetId, input));
    });
  }

  /** Time and place stand once somebody has booked; places may be added, or taken back down to those given. */
  async editSession(
    actor: Actor,
    sessionId: string,
    content: SessionContent,
  ): Promise<Result<ServiceSession, Refusal>> {
    return this.changing(actor, sessionId, (session, tx) => {
      const problem = sessionContentProblem(content, this.clock.now());
      if (problem) return err(problem);
      if (content.capacity < session.taken) return err(refusals.capacityBelowTaken(session.taken));
      const isMoved =
        content.startsAt.getTime() !== session.startsAt.getTime() ||
        content.endsAt.getTime() !== session.endsAt.getTime() ||
        content.place.trim() !== session.place;
      if (isMoved && session.taken > 0) return err(refusals.timeFixedByOrders);
      const { startsAt, endsAt, capacity, waitingCapacity } = content;
      const place = content.place.trim();
      tx.write({
        // guarded by the places given: somebody may book while we look
        text: `UPDATE service_sessions SET starts_at = $3, ends_at = $4, place = $5, capacity = $6, waiting_capacity = $7,
                 updated_at = $8 WHERE id = $1 AND taken = $2 AND status IN ('PLANNED', 'OPEN')`,
        values: [
          sessionId,
          session.taken,
          startsAt,
          endsAt,
          place,
          capacity,
          waitingCapacity,
          this.clock.now(),
        ],
        expectRows: 1,
      });
      // people may be waiting for a place: orders hear this and offer them
      if (capacity > session.capacity) tx.write(this.placesAdded(session));
      return ok({ ...session, ...content, place });
    });
  }

  /** Opens a planned session for orders. Already open: nothing changes. */
  async openSession(actor: Actor, sessionId: string): Promise<Result<ServiceSession, Refusal>> {
    return this.changing(actor, sessionId, (session, tx) => {
      if (session.status === 'OPEN') return ok(session);
      tx.write({
        text: `UPDATE service_sessions SET status = 'OPEN', updated_at = $2 WHERE id = $1 AND status = 'PLANNED'`,
        values: [sessionId, this.clock.now()],
        expectRows: 1,
      });
      return ok({ ...session, status: 'OPEN' });
    });
  }

  private async changing(
    actor: Actor,
    sessionId: string,
    change: (session: ServiceSession, tx: Tx) => Result<ServiceSession, Refusal>,
  ): Promise<Result<ServiceSession, Refusal>> {
    return this.unitOfWork.atomic(async (tx) => {
      const found = await this.found(sessionId, tx);
      if (!found.ok) return found;
      const session = found.value;
      await this.authorize(actor, session.providerOrganizationId);
      const isAhead = session.startsAt > this.clock.now() && ['PLANNED', 'OPEN'].includes(session.status);
      return isAhead ? change(session, tx) : err(refusals.sessionNotEditable);
    });
  }

  private placesAdded({ id, streetId }: ServiceSession) {
    return outboxWrite([
      {
        id: this.ids.uuid(),
        type: 'SessionPlacesAdded',
        streetId,
        subjectId: id,
        occurredAt: this.clock.now(),
        payload: { sessionId: id },
      },
    ]);
  }

  private insert(tx: Tx, streetId: string, input: CreateSession): ServiceSession {
    const now = this.clock.now();
    const session: ServiceSession = {
      ...input.content,
      place: input.content.place.trim(),
      id: this.ids.uuid(),
      streetId,
      itemId: input.itemId,
      providerOrganizationId: input.organizationId,
      taken: 0,
      status: input.open ? 'OPEN' : 'PLANNED',
    };
    tx.write(
      insertRow('service_sessions', {
        id: session.id,
        street_id: streetId,
        item_id: session.itemId,
        provider_organization_id: session.providerOrganizationId,
        starts_at: session.startsAt,
        ends_at: session.endsAt,
        place: session.place,
        capacity: session.capacity,
        waiting_capacity: session.waitingCapacity,
        status: session.status,
        created_with_key: input.idempotencyKey,
        created_at: now,
        updated_at: now,
      }),
    );
    return session;
  }

  private async found(sessionId: string, tx: Tx): Promise<Result<ServiceSession, Refusal>> {
    const session = await this.catalogue.sessionForOrder(sessionId, tx);
    return session ? ok(session) : err(refusals.sessionNotFound);
  }

  private async authorize(actor: Actor, organizationId: string): Promise<void> {
    const organization = await this.organizations.byId(organizationId);
    if (!organization?.active || !preparesItems(actor, organization.path)) throw new ForbiddenError();
  }
}
