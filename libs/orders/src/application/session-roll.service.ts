import { Inject, Injectable } from '@nestjs/common';
import type { Channel, Ids, PersonActor, Refusal, Result } from '#libs/kernel';
import { err, holdsRole, holdsRoleIn, normalizeDigits, ok, SYSTEM } from '#libs/kernel';
import { CatalogueService, moveSession, type ServiceSession, type SessionStatus } from '#libs/catalogue';
import { OrganizationDirectory } from '#libs/organizations';
import { ForbiddenError, IDS, outboxWrite, UnitOfWork, type TransactionTx, type Tx } from '#libs/platform';
import type { OrderCommand } from '../domain/command';
import type { CommandMeta } from './order-answer';
import { OrderCommands, type Executed } from './order-commands.service';
import { ServiceCodes } from './service-codes';
import { rollRefusals as refusals, type RollEntry, type SessionRoll } from './session-roll';
import { stepByStep } from './step-by-step';

const DESKS = ['COMMUNITY_DESK', 'COMMUNITY_SECRETARY', 'STREET_OFFICER', 'STREET_SUPERVISOR'] as const;
const SYSTEM_META: CommandMeta = { actor: SYSTEM, channel: 'SYSTEM', idempotencyKey: null };

/** Who gives a command of the roll, and how it reached us. */
export interface RollMeta {
  readonly actor: PersonActor;
  readonly channel: Channel;
}

export interface CheckIn {
  readonly orderId: string | null;
  readonly sessionId: string | null;
  /** The slip's query code or start code. */
  readonly code: string | null;
  readonly idempotencyKey: string;
}

/**
 * Start, finish and roll of a session's orders are the session's (handbook §3, Sessions). Closing and cancelling happen in one
 * transaction: everybody on the roll, or nobody; given again they find nothing left to do and answer the roll.
 */
@Injectable()
export class SessionRolls {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly catalogue: CatalogueService,
    private readonly organizations: OrganizationDirectory,
    private readonly commands: OrderCommands,
    private readonly codes: ServiceCodes,
    @Inject(IDS) private readonly ids: Ids,
  ) {}

  /**
   * The roll, as far as the caller answers for it: all of it for the provider and the desks above it, a community's own people
   * for its desk. @throws ForbiddenError for others
   */
  async roll(actor: PersonActor, sessionId: string): Promise<Result<SessionRoll, Refusal>> {
    return this.unitOfWork.atomic(async (tx) => {
      const session = await this.catalogue.sessionForOrder(sessionId, tx);
      if (!session) return err(refusals.sessionUnknown);
      const entries = await entriesOf(tx, sessionId);
      if (await this.answersFor(actor, session)) return ok({ session, entries });
      const own = entries.filter(({ communityPath }) => holdsRole(actor, DESKS, communityPath));
      if (own.length === 0) throw new ForbiddenError();
      return ok({ session, entries: own });
    });
  }

  /** Somebody is here. By the order, or by the session and a code of the slip. @throws ForbiddenError but for the provider */
  async checkIn(
    { actor, channel }: RollMeta,
    { orderId, sessionId, code, idempotencyKey }: CheckIn,
  ): Promise<Result<Executed, Refusal>> {
    const found =
      orderId ?? (sessionId && code ? await this.byCode(actor, sessionId, normalizeDigits(code)) : null);
    if (!found) return err(sessionId && code ? refusals.noSuchCode : refusals.whoMissing);
    return this.commands.execute(found, { name: 'checkIn' }, { actor, channel, idempotencyKey });
  }

  /**
   * The session is over: who came has been served, who did not is absent. Without `absentOrderIds` those who have not checked in
   * are the absent; with them exactly these are, and everybody else came.
   * @throws ForbiddenError but for the provider
   */
  async close(
    meta: RollMeta,
    sessionId: string,
    absentOrderIds: readonly string[] | null,
  ): Promise<Result<SessionRoll, Refusal>> {
    return this.unitOfWork.transaction(async (tx) => {
      const held = await this.hold(tx, sessionId);
      if (!held) return err(refusals.sessionUnknown);
      const { session, entries, now } = held;
      if (!holdsRoleIn(meta.actor, 'PROVIDER_LEAD', session.providerOrganizationId))
        throw new ForbiddenError();
      if (session.status === 'CANCELLED') return err(refusals.cancelled);
      if (session.startsAt > now) return err(refusals.notBegun);
      const booked = entries.filter(({ status }) => status === 'SCHEDULED');
      const came = entries.filter(({ status }) => status === 'IN_SERVICE');
      const absent = new Set(absentOrderIds ?? booked.map((entry) => entry.orderId));
      const known = new Set(
        entries
          .filter(({ status, outcome }) => status === 'SCHEDULED' || outcome === 'ABSENT')
          .map((entry) => entry.orderId),
      );
      if ([...absent].some((id) => !known.has(id))) return err(refusals.absentButCame);
      for (const { orderId } of booked) {
        if (absent.has(orderId)) await this.give(tx, orderId, { name: 'markAbsent' }, meta);
        else {
          await this.give(tx, orderId, { name: 'checkIn' }, meta);
          await this.give(tx, orderId, { name: 'closeRoll' }, meta);
        }
      }
      for (const { orderId } of came) await this.give(tx, orderId, { name: 'closeRoll' }, meta);
      // the line ends with the session; their timer may be on its way
      for (const { orderId, status } of entries)
        if (status === 'WAITLISTED') await this.give(tx, orderId, { name: 'sessionBegan' }, SYSTEM_META);
      await this.move(tx, session, 'CLOSED', now);
      return ok(await this.after(tx, session));
    });
  }

  /**
   * The session does not take place: every order of it is cancelled.
   * @throws ForbiddenError but for the provider, the street, and a desk that answers for everybody on the roll
   */
  async cancel(meta: RollMeta, sessionId: string, reason: string): Promise<Result<SessionRoll, Refusal>> {
    return this.unitOfWork.transaction(async (tx) => {
      const held = await this.hold(tx, sessionId);
      if (!held) return err(refusals.sessionUnknown);
      const { session, entries, now } = held;
      if (!(await this.answersFor(meta.actor, session))) throw new ForbiddenError();
      if (session.status === 'CLOSED') return err(refusals.alreadyOver);
      if (
        entries.some(
          ({ status, outcome }) =>
            ['IN_SERVICE', 'DONE', 'CONFIRMED'].includes(status) || outcome === 'ABSENT',
        )
      )
        return err(refusals.someoneCame);
      await this.move(tx, session, 'CANCELLED', now);
      for (const { orderId, status } of entries) {
        if (status === 'SCHEDULED' || status === 'WAITLISTED')
          await this.give(tx, orderId, { name: 'cancelSession', reason }, meta);
      }
      return ok(await this.after(tx, session));
    });
  }

  /** Holds the session and its orders still until the transaction ends, and reads them. */
  private async hold(
    tx: TransactionTx,
    sessionId: string,
  ): Promise<{ session: ServiceSession; entries: RollEntry[]; now: Date } | null> {
    await tx.query('SELECT 1 FROM service_sessions WHERE id = $1 FOR UPDATE', [sessionId]);
    await tx.query('SELECT 1 FROM service_orders WHERE session_id = $1 ORDER BY id FOR UPDATE', [sessionId]);
    const session = await this.catalogue.sessionForOrder(sessionId, tx);
    const [clock] = await tx.query<{ now: Date }>('SELECT app_now() AS now');
    return session && { session, entries: await entriesOf(tx, sessionId), now: clock!.now };
  }

  private async give(
    tx: TransactionTx,
    orderId: string,
    command: OrderCommand,
    { actor, channel }: Pick<CommandMeta, 'actor' | 'channel'>,
  ): Promise<void> {
    const given = await stepByStep(tx, (step) =>
      this.commands.executeWithin(step, orderId, command, { actor, channel, idempotencyKey: null }),
    );
    // the orders are held still and were read under the lock: a refusal here is a hole in the table
    if (!given.ok)
      throw new Error(`${command.name} was refused to an order of its session: ${given.error.code}`);
  }

  private async move(
    tx: TransactionTx,
    { id, streetId, status, itemId }: ServiceSession,
    to: Extract<SessionStatus, 'CLOSED' | 'CANCELLED'>,
    at: Date,
  ): Promise<void> {
    if (status === to) return;
    await stepByStep(tx, async (step) => step.write(moveSession(id, ['PLANNED', 'OPEN'], to)));
    const type = to === 'CLOSED' ? 'SessionClosed' : 'SessionCancelled';
    tx.write(
      outboxWrite([
        {
          id: this.ids.uuid(),
          type,
          streetId,
          subjectId: id,
          occurredAt: at,
          payload: { sessionId: id, itemId },
        },
      ]),
    );
  }

  /** The roll as the transaction leaves it. */
  private async after(tx: Tx, session: ServiceSession): Promise<SessionRoll> {
    const now = await this.catalogue.sessionForOrder(session.id, tx);
    return { session: now ?? session, entries: await entriesOf(tx, session.id) };
  }

  private async byCode(actor: PersonActor, sessionId: string, code: string): Promise<string | null> {
    const roll = await this.roll(actor, sessionId);
    if (!roll.ok) return null;
    return this.unitOfWork.atomic(async (tx) => {
      const rows = await tx.query<{ id: string; queryCode: string; round: number }>(
        `SELECT id, query_code AS "queryCode", round FROM service_orders WHERE session_id = $1 AND status IN ('SCHEDULED', 'IN_SERVICE')`,
        [sessionId],
      );
      const matching = rows.filter(
        ({ id, queryCode, round }) => queryCode === code || this.codes.of(id, round).start === code,
      );
      return matching.length === 1 ? matching[0]!.id : null;
    });
  }

  /** Leads the provider, or keeps the desk of its community or street. */
  private async answersFor(actor: PersonActor, session: ServiceSession): Promise<boolean> {
    if (holdsRoleIn(actor, 'PROVIDER_LEAD', session.providerOrganizationId)) return true;
    const provider = await this.organizations.byId(session.providerOrganizationId);
    return provider !== null && holdsRole(actor, DESKS, provider.path);
  }
}

/** In the order they booked; those that left the session (referred, or a round of their own) are not on its roll. */
function entriesOf(tx: Tx, sessionId: string): Promise<RollEntry[]> {
  return tx.query<RollEntry>(
    `SELECT id AS "orderId", code, requester_id AS "requesterId", community_path AS "communityPath", status, outcome,
            (details ->> 'startedAt')::timestamptz AS "checkedInAt", details ? 'placeOffer' AS offered
       FROM service_orders WHERE session_id = $1 AND NOT details ? 'leftSession' ORDER BY created_at, id`,
    [sessionId],
  );
}
