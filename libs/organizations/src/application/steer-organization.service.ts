import { Injectable } from '@nestjs/common';
import { err, holdsRole, ok, type PersonActor, type Refusal, type Result } from '#libs/kernel';
import { ForbiddenError, UnitOfWork } from '#libs/platform';
import { isVisibleTo, mayShape, maySteer } from '../domain/organization-access';
import type { OrganizationFacts } from '../domain/organization-facts';
import { AREA_OUTSIDE_STREET, FALLBACK_DUTY, ORGANIZATION_NOT_FOUND } from '../domain/refusals';
import { ORGANIZATION_COLUMNS } from './organization-columns';
import { OrganizationDirectory } from './organization-directory';
import { OrganizationEvents, type OrganizationEventType } from './organization-events';

type Outcome = Result<OrganizationFacts, Refusal>;
type Column = 'pausing' | 'load_cap' | 'qualifications' | 'service_area_paths' | 'public_phone';

/**
 * What an organisation takes on: pausing 停接, load cap, qualifications, service area, public phone. Each command sets
 * a value, so a repeated one has the same effect and answer.
 *
 * @throws ForbiddenError when the actor may not.
 */
@Injectable()
export class SteerOrganizationService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly directory: OrganizationDirectory,
    private readonly events: OrganizationEvents,
  ) {}

  async setPausing(actor: PersonActor, organizationId: string, pausing: boolean): Promise<Outcome> {
    const organization = await this.visible(actor, organizationId);
    if (!organization) return err(ORGANIZATION_NOT_FOUND);
    if (!maySteer(actor, organization.path)) throw new ForbiddenError();
    if (pausing && (organization.kind === 'COMMUNITY' || organization.kind === 'STREET'))
      return err(FALLBACK_DUTY);
    const type = pausing ? 'OrganizationPaused' : 'OrganizationResumed';
    return this.set(actor, organization, 'pausing', pausing, type);
  }

  /** Null: the street's default. */
  async setLoadCap(actor: PersonActor, organizationId: string, loadCap: number | null): Promise<Outcome> {
    const organization = await this.visible(actor, organizationId);
    if (!organization) return err(ORGANIZATION_NOT_FOUND);
    if (!maySteer(actor, organization.path)) throw new ForbiddenError();
    return this.set(actor, organization, 'load_cap', loadCap);
  }

  async setPublicPhone(actor: PersonActor, organizationId: string, phone: string | null): Promise<Outcome> {
    const organization = await this.visible(actor, organizationId);
    if (!organization) return err(ORGANIZATION_NOT_FOUND);
    if (!maySteer(actor, organization.path)) throw new ForbiddenError();
    return this.set(actor, organization, 'public_phone', phone);
  }

  /** Confirmed from above: nobody certifies his own organisation. */
  async setQualifications(
    actor: PersonActor,
    organizationId: string,
    qualifications: readonly string[],
  ): Promise<Outcome> {
    const organization = await this.visible(actor, organizationId);
    if (!organization) return err(ORGANIZATION_NOT_FOUND);
    if (!mayShape(actor, organization.path)) throw new ForbiddenError();
    return this.set(actor, organization, 'qualifications', unique(qualifications));
  }

  /** Places it serves, each with its subtree. The actor answers for the places as well as for the organisation. */
  async setServiceArea(
    actor: PersonActor,
    organizationId: string,
    placeIds: readonly string[],
  ): Promise<Outcome> {
    const organization = await this.visible(actor, organizationId);
    if (!organization) return err(ORGANIZATION_NOT_FOUND);
    if (!mayShape(actor, organization.path)) throw new ForbiddenError();
    const places = [...(await this.directory.byIds(placeIds)).values()];
    const own = places.filter((place) => place.streetId !== null && place.streetId === organization.streetId);
    if (own.length !== new Set(placeIds).size) return err(AREA_OUTSIDE_STREET);
    const answersFor = (path: string) =>
      holdsRole(actor, ['COMMUNITY_SECRETARY', 'STREET_OFFICER', 'DISTRICT_OFFICER', 'ADMIN'], path);
    if (!own.every((place) => answersFor(place.path))) throw new ForbiddenError();
    return this.set(actor, organization, 'service_area_paths', unique(own.map((place) => place.path)).sort());
  }

  private async visible(actor: PersonActor, id: string): Promise<OrganizationFacts | null> {
    const organization = await this.directory.byId(id);
    return organization && isVisibleTo(actor, organization) ? organization : null;
  }

  private async set(
    actor: PersonActor,
    organization: OrganizationFacts,
    column: Column,
    value: unknown,
    type: OrganizationEventType = 'OrganizationLimitsChanged',
  ): Promise<Outcome> {
    const changed = await this.unitOfWork.transaction(async (tx) => {
      const rows = await tx.query<OrganizationFacts>(
        `UPDATE organizations SET ${column} = $2, changed_at = now()
          WHERE id = $1 AND ${column} IS DISTINCT FROM $2 RETURNING ${ORGANIZATION_COLUMNS}`,
        [organization.id, value],
      );
      if (rows[0]) {
        const subject = { subjectId: organization.id, owner: organization.streetId ?? organization.id };
        tx.write(this.events.write(type, actor, [subject], { field: column }));
      }
      return rows[0];
    });
    this.directory.forget();
    return ok(changed ?? (await this.directory.byId(organization.id)) ?? organization);
  }
}

const unique = (values: readonly string[]): string[] => [...new Set(values)];
