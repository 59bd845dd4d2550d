import { Inject, Injectable } from '@nestjs/common';
import { err, ok, type Actor, type Clock, type Ids, type Refusal, type Result } from '#libs/kernel';
import { OrganizationDirectory, type OrganizationFacts } from '#libs/organizations';
import { CLOCK, ForbiddenError, IDS, UnitOfWork, type Tx } from '#libs/platform';
import { itemContentProblem, shelfProblem } from '../domain/check-content';
import * as refusals from '../domain/refusals';
import type { ItemContent, ItemStatus, ServiceItem } from '../domain/service-item';
import { keepsShelf, leadsProvider } from '../domain/shelf-authority';
import { CatalogueService } from './catalogue.service';
import { contentColumns } from './item-columns';
import { insertRow, updateRow } from './row-writes';

export interface CreateItem {
  /** Who drafts it and will answer for its content; a provider becomes its first provider. */
  readonly organizationId: string;
  readonly content: ItemContent;
  readonly idempotencyKey: string;
}

/**
 * Drafts items, changes them, puts them on the shelf and takes them off. A provider lead prepares drafts of their own
 * organisation; from there on the community secretary or the street decides.
 */
@Injectable()
export class EditItemsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly catalogue: CatalogueService,
    private readonly organizations: OrganizationDirectory,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: Ids,
  ) {}

  /** A draft. The same key again answers what the first call made. @throws ForbiddenError */
  async createItem(actor: Actor, input: CreateItem): Promise<Result<ServiceItem, Refusal>> {
    const owner = await this.organizations.byId(input.organizationId);
    if (!owner?.active || !owner.streetId) return err(refusals.organizationNotFound);
    const isProvider = leadsProvider(actor, owner.path);
    if (!isProvider && !keepsShelf(actor, owner.path)) throw new ForbiddenError();
    const problem = itemContentProblem(input.content);
    if (problem) return err(problem);
    const { streetId } = owner;
    return this.unitOfWork.atomic(async (tx) => {
      const before = await collisions(tx, streetId, input.content, { key: input.idempotencyKey });
      if (before.madeWithKey) return this.found(before.madeWithKey, tx);
      const obstacle = obstacleOf(before, input.content);
      if (obstacle) return err(obstacle);
      return ok(this.insert(tx, owner, streetId, input, isProvider));
    });
  }

  /** @throws ForbiddenError */
  async editItem(actor: Actor, itemId: string, content: ItemContent): Promise<Result<ServiceItem, Refusal>> {
    const problem = itemContentProblem(content);
    if (problem) return err(problem);
    return this.unitOfWork.atomic(async (tx) => {
      const found = await this.found(itemId, tx);
      if (!found.ok) return found;
      const item = found.value;
      const path = await this.ownerPath(item);
      if (!keepsShelf(actor, path)) {
        if (!leadsProvider(actor, path)) throw new ForbiddenError();
        if (item.status !== 'DRAFT') return err(refusals.itemNotDraft);
      }
      const obstacle =
        obstacleOf(await collisions(tx, item.streetId, content, { itemId }), content) ??
        (item.status === 'ON_SHELF' ? shelfProblem(content) : null);
      if (obstacle) return err(obstacle);
      const updatedAt = this.clock.now();
      tx.write(
        updateRow(
          'service_items',
          { id: itemId, status: item.status },
          { ...contentColumns(content), updated_at: updatedAt },
        ),
      );
      return ok({ ...item, ...content, updatedAt });
    });
  }

  /** 上架. Already there: nothing changes. @throws ForbiddenError */
  putOnShelf(actor: Actor, itemId: string): Promise<Result<ServiceItem, Refusal>> {
    return this.move(actor, itemId, 'ON_SHELF');
  }

  /** 下架: no new orders; those placed go on. @throws ForbiddenError */
  takeOffShelf(actor: Actor, itemId: string): Promise<Result<ServiceItem, Refusal>> {
    return this.move(actor, itemId, 'OFF_SHELF');
  }

  private async move(actor: Actor, itemId: string, to: ItemStatus): Promise<Result<ServiceItem, Refusal>> {
    return this.unitOfWork.atomic(async (tx) => {
      const found = await this.found(itemId, tx);
      if (!found.ok) return found;
      const item = found.value;
      if (!keepsShelf(actor, await this.ownerPath(item))) throw new ForbiddenError();
      if (item.status === to) return found;
      const problem = to === 'ON_SHELF' ? shelfProblem(item) : null;
      if (problem) return err(problem);
      const now = this.clock.now();
      tx.write(
        updateRow(
          'service_items',
          { id: itemId, status: item.status, updated_at: item.updatedAt },
          {
            status: to,
            updated_at: now,
            shelved_at: now,
            shelved_by_person_id: actor.kind === 'PERSON' ? actor.personId : null,
          },
        ),
      );
      return ok({ ...item, status: to, updatedAt: now });
    });
  }

  private insert(
    tx: Tx,
    owner: OrganizationFacts,
    streetId: string,
    { content, idempotencyKey }: CreateItem,
    isProvider: boolean,
  ): ServiceItem {
    const now = this.clock.now();
    const item: ServiceItem = {
      ...content,
      id: this.ids.uuid(),
      streetId,
      ownerOrganizationId: owner.id,
      status: 'DRAFT',
      // behind the menu, in the order of their making
      position: LAST_POSITION,
      createdAt: now,
      updatedAt: now,
    };
    tx.write(
      insertRow('service_items', {
        id: item.id,
        street_id: streetId,
        owner_organization_id: owner.id,
        position: item.position,
        status: item.status,
        ...contentColumns(content),
        created_with_key: idempotencyKey,
        created_at: now,
        updated_at: now,
      }),
    );
    if (isProvider) {
      tx.write(
        insertRow('service_item_providers', {
          item_id: item.id,
          organization_id: owner.id,
          street_id: streetId,
          joined_at: now,
        }),
      );
    }
    return item;
  }

  private async found(itemId: string, tx: Tx): Promise<Result<ServiceItem, Refusal>> {
    const item = await this.catalogue.itemForOrder(itemId, tx);
    return item ? ok(item) : err(refusals.itemNotFound);
  }

  private async ownerPath(item: ServiceItem): Promise<string> {
    const owner = await this.organizations.byId(item.ownerOrganizationId);
    if (!owner) throw new Error(`item ${item.id} is owned by nobody`);
    return owner.path;
  }
}

const LAST_POSITION = 9_999;

interface Collisions {
  readonly madeWithKey: string | null;
  readonly hasCategory: boolean;
  readonly nameTaken: boolean;
}

/**
 * What other rows have to say. One statement, so one snapshot: read one after the other, a rival with the same key could
 * commit in between and look like somebody else's item of that name.
 */
async function collisions(
  tx: Tx,
  streetId: string,
  content: ItemContent,
  own: { readonly itemId?: string; readonly key?: string },
): Promise<Collisions> {
  const [found] = await tx.query<Collisions>(
    `SELECT (SELECT id FROM service_items WHERE street_id = $2 AND created_with_key = $5) AS "madeWithKey",
            EXISTS (SELECT 1 FROM service_categories WHERE id = $1) AS "hasCategory",
            EXISTS (SELECT 1 FROM service_items WHERE street_id = $2 AND name_zh = $3 AND id IS DISTINCT FROM $4::uuid)
              AS "nameTaken"`,
    [content.categoryId, streetId, content.nameZh.trim(), own.itemId ?? null, own.key ?? null],
  );
  return found!;
}

function obstacleOf({ hasCategory, nameTaken }: Collisions, content: ItemContent): Refusal | null {
  if (!hasCategory) return refusals.categoryNotFound;
  return nameTaken ? refusals.nameTaken(content.nameZh.trim()) : null;
}
