import { Inject, Injectable } from '@nestjs/common';
import { err, ok, type Ids, type PersonActor, type Refusal, type Result } from '#libs/kernel';
import { admitToStreets, ForbiddenError, IDS, UnitOfWork, type TransactionTx } from '#libs/platform';
import { isVisibleTo, mayShape } from '../domain/organization-access';
import type { OrganizationFacts } from '../domain/organization-facts';
import { mayStandUnder, type OrganizationKind } from '../domain/organization-kind';
import { checkCode, pathOf } from '../domain/organization-path';
import {
  CODE_TAKEN,
  HAS_ACTIVE_CHILDREN,
  KIND_DOES_NOT_FIT,
  MOVE_INTO_ITSELF,
  MOVE_LEAVES_STREET,
  ORGANIZATION_INACTIVE,
  ORGANIZATION_NOT_FOUND,
} from '../domain/refusals';
import { MembershipChanges } from './membership-changes';
import { ORGANIZATION_COLUMNS } from './organization-columns';
import { OrganizationDirectory } from './organization-directory';
import { OrganizationEvents, type OrganizationEventType } from './organization-events';

export interface CreateOrganization {
  readonly parentId: string;
  readonly code: string;
  readonly name: string;
  readonly kind: OrganizationKind;
  readonly publicPhone: string | null;
}

type Outcome = Result<OrganizationFacts, Refusal>;

/**
 * Changes the tree: create, rename, move, end. Each command sets a state, so a repeated one has the same effect and
 * answer. Structure changes wait for each other (one lock), because a move rewrites the paths of a whole subtree.
 *
 * @throws ForbiddenError when the actor holds no role above the organisation.
 */
@Injectable()
export class ShapeOrganizationService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly directory: OrganizationDirectory,
    private readonly changes: MembershipChanges,
    private readonly events: OrganizationEvents,
    @Inject(IDS) private readonly ids: Ids,
  ) {}

  create(actor: PersonActor, input: CreateOrganization): Promise<Outcome> {
    return this.changing(async (tx) => {
      const parent = await this.visible(tx, actor, input.parentId);
      if (!parent) return err({ ...ORGANIZATION_NOT_FOUND, field: 'parentId' });
      const path = pathOf(parent.path, input.code);
      if (!mayShape(actor, path)) throw new ForbiddenError();
      if (!parent.active) return err({ ...ORGANIZATION_INACTIVE, field: 'parentId' });
      if (!mayStandUnder(input.kind, parent.kind)) return err(KIND_DOES_NOT_FIT);
      const code = checkCode(input.code);
      if (!code.ok) return code;

      const [sibling] = await this.select(tx, 'path = $1', path);
      if (sibling) {
        // asked for again, the answer got lost: the same organisation is the same answer
        return sibling.kind === input.kind && sibling.name === input.name ? ok(sibling) : err(CODE_TAKEN);
      }
      const id = this.ids.uuid();
      // a street that did not exist a moment ago is in nobody's scope
      if (parent.streetId === null) admitToStreets([id]);
      await tx.query(
        `INSERT INTO organizations (id, street_id, parent_id, code, path, name, kind, public_phone)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [
          id,
          input.kind === 'STREET' ? id : parent.streetId,
          parent.id,
          input.code,
          path,
          input.name,
          input.kind,
          input.publicPhone,
        ],
      );
      return this.done(tx, actor, id, 'OrganizationCreated');
    });
  }

  rename(actor: PersonActor, organizationId: string, name: string): Promise<Outcome> {
    return this.shaping(actor, organizationId, async (tx, organization) => {
      if (organization.name === name) return ok(organization);
      await tx.query('UPDATE organizations SET name = $2, changed_at = now() WHERE id = $1', [
        organization.id,
        name,
      ]);
      return this.done(tx, actor, organization.id, 'OrganizationRenamed');
    });
  }

  /** Moves it with everything below it to another parent of the same street. */
  move(actor: PersonActor, organizationId: string, parentId: string): Promise<Outcome> {
    return this.shaping(actor, organizationId, async (tx, organization) => {
      const parent = await this.visible(tx, actor, parentId);
      if (!parent) return err({ ...ORGANIZATION_NOT_FOUND, field: 'parentId' });
      const path = pathOf(parent.path, organization.code);
      if (!mayShape(actor, path)) throw new ForbiddenError();
      if (parent.id === organization.parentId) return ok(organization);
      if (parent.streetId !== organization.streetId) return err(MOVE_LEAVES_STREET);
      if (parent.path.startsWith(organization.path)) return err(MOVE_INTO_ITSELF);
      if (!parent.active) return err({ ...ORGANIZATION_INACTIVE, field: 'parentId' });
      if (!mayStandUnder(organization.kind, parent.kind)) return err(KIND_DOES_NOT_FIT);
      const [sibling] = await this.select(tx, 'path = $1', path);
      if (sibling) return err(CODE_TAKEN);

      await tx.query(
        `UPDATE organizations SET path = $2::text || substr(path, length($1) + 1), changed_at = now(),
                parent_id = CASE WHEN id = $3 THEN $4::uuid ELSE parent_id END
          WHERE starts_with(path, $1)`,
        [organization.path, path, organization.id, parent.id],
      );
      // whoever serves the place serves it where it is now
      await tx.query(
        `UPDATE organizations SET changed_at = now(), service_area_paths = ARRAY(
            SELECT CASE WHEN starts_with(area, $1) THEN $2::text || substr(area, length($1) + 1) ELSE area END
              FROM unnest(service_area_paths) WITH ORDINALITY AS a(area, n) ORDER BY n)
          WHERE street_id IS NOT DISTINCT FROM $3::uuid
            AND EXISTS (SELECT FROM unnest(service_area_paths) area WHERE starts_with(area, $1))`,
        [organization.path, path, organization.streetId],
      );
      return this.done(tx, actor, organization.id, 'OrganizationMoved', {
        from: organization.path,
        to: path,
      });
    });
  }

  /** Ends it or takes it back into use. Its roles stop at once, and its open claims are dealt with by whoever hears. */
  setActive(actor: PersonActor, organizationId: string, active: boolean): Promise<Outcome> {
    return this.shaping(actor, organizationId, async (tx, organization) => {
      if (organization.active === active) return ok(organization);
      const [child] = active ? [] : await this.select(tx, 'parent_id = $1::uuid AND active', organization.id);
      if (child) return err(HAS_ACTIVE_CHILDREN);
      await tx.query('UPDATE organizations SET active = $2, changed_at = now() WHERE id = $1', [
        organization.id,
        active,
      ]);
      return this.done(
        tx,
        actor,
        organization.id,
        active ? 'OrganizationActivated' : 'OrganizationDeactivated',
      );
    });
  }

  private shaping(
    actor: PersonActor,
    organizationId: string,
    work: (tx: TransactionTx, organization: OrganizationFacts) => Promise<Outcome>,
  ): Promise<Outcome> {
    return this.changing(async (tx) => {
      const organization = await this.visible(tx, actor, organizationId);
      if (!organization) return err(ORGANIZATION_NOT_FOUND);
      if (!mayShape(actor, organization.path)) throw new ForbiddenError();
      return work(tx, organization);
    });
  }

  private async changing(work: (tx: TransactionTx) => Promise<Outcome>): Promise<Outcome> {
    const outcome = await this.unitOfWork.transaction(async (tx) => {
      await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('organization tree', 0))`);
      return work(tx);
    });
    if (outcome.ok) {
      this.directory.forget();
      this.changes.announce(null);
    }
    return outcome;
  }

  private async done(
    tx: TransactionTx,
    actor: PersonActor,
    id: string,
    type: OrganizationEventType,
    payload: object = {},
  ): Promise<Outcome> {
    const [organization] = await this.select(tx, 'id = $1::uuid', id);
    tx.write(
      this.events.write(type, actor, [{ subjectId: id, owner: organization!.streetId ?? id }], payload),
    );
    return ok(organization!);
  }

  private async visible(
    tx: TransactionTx,
    actor: PersonActor,
    id: string,
  ): Promise<OrganizationFacts | null> {
    const [organization] = await this.select(tx, 'id = $1::uuid', id);
    return organization && isVisibleTo(actor, organization) ? organization : null;
  }

  private select(tx: TransactionTx, where: string, value: string): Promise<OrganizationFacts[]> {
    return tx.query<OrganizationFacts>(`SELECT ${ORGANIZATION_COLUMNS} FROM organizations WHERE ${where}`, [
      value,
    ]);
  }
}
