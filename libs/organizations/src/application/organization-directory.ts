import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#libs/platform';
import type { OrganizationFacts } from '../domain/organization-facts';
import { OrganizationTree } from '../domain/organization-tree';
import { ORGANIZATION_COLUMNS } from './organization-columns';

/** How old the answers may be. A change made in this process is seen at once. */
const FRESH_MS = 5_000;
/** Rows are asked for again so long after their change: a transaction may commit later than its `now()`. */
const OVERLAP = '60 seconds';

interface Row extends OrganizationFacts {
  readonly seenAt: string;
}

/**
 * The organisation tree, read by every command and kept in memory: only what changed is fetched again, at most every
 * five seconds. It answers facts to code; what a *caller* may see is decided by the services.
 */
@Injectable()
export class OrganizationDirectory {
  private tree = new OrganizationTree();
  private seenAt: string | null = null;
  private freshUntil = -Infinity;
  private loading: Promise<OrganizationTree> | null = null;
  private generation = 0;

  constructor(private readonly unitOfWork: UnitOfWork) {}

  async byId(id: string): Promise<OrganizationFacts | null> {
    return (await this.current()).byId(id);
  }

  /** Those that exist, by id. */
  async byIds(ids: readonly string[]): Promise<Map<string, OrganizationFacts>> {
    const tree = await this.current();
    const found = new Map<string, OrganizationFacts>();
    for (const id of ids) {
      const facts = tree.byId(id);
      if (facts) found.set(id, facts);
    }
    return found;
  }

  async byPath(path: string): Promise<OrganizationFacts | null> {
    return (await this.current()).byPath(path);
  }

  /** The organisation at `path` and everything below it, by path; inactive ones too. */
  async subtree(path: string): Promise<OrganizationFacts[]> {
    return (await this.current()).subtree(path);
  }

  async childrenOf(id: string): Promise<OrganizationFacts[]> {
    return (await this.current()).childrenOf(id);
  }

  /** The street that `path` lies in; null for organisations of the district. */
  async streetOf(path: string): Promise<OrganizationFacts | null> {
    return (await this.current()).nearest(path, 'STREET');
  }

  /** The community that `path` lies in; null above communities. */
  async communityFor(path: string): Promise<OrganizationFacts | null> {
    return (await this.current()).nearest(path, 'COMMUNITY');
  }

  /** Drops what is known to be stale. Called after a commit that changed organisations. */
  forget(): void {
    this.generation++;
    this.freshUntil = -Infinity;
    this.loading = null;
  }

  private current(): Promise<OrganizationTree> {
    // age of a cache is machine time: the demonstration's fast clock must not flood the database
    if (performance.now() < this.freshUntil) return Promise.resolve(this.tree);
    if (this.loading) return this.loading;
    const loading = this.refresh(this.generation).finally(() => {
      if (this.loading === loading) this.loading = null;
    });
    return (this.loading = loading);
  }

  private async refresh(generation: number): Promise<OrganizationTree> {
    const startedAt = performance.now();
    const rows = await this.unitOfWork.atomic((tx) =>
      this.seenAt === null
        ? tx.query<Row>(`SELECT ${ORGANIZATION_COLUMNS}, now()::text AS "seenAt" FROM organizations`)
        : tx.query<Row>(
            `SELECT ${ORGANIZATION_COLUMNS}, now()::text AS "seenAt" FROM organizations
              WHERE changed_at > $1::timestamptz - interval '${OVERLAP}'`,
            [this.seenAt],
          ),
    );
    // somebody changed organisations while we read: these rows may be older than what is known by now
    if (generation !== this.generation) return this.current();
    for (const { seenAt, ...facts } of rows) {
      this.tree.put(facts);
      this.seenAt = seenAt;
    }
    this.freshUntil = startedAt + FRESH_MS;
    return this.tree;
  }
}
