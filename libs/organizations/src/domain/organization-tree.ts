import type { OrganizationFacts } from './organization-facts';
import { selfAndAncestors } from './organization-path';

/** All organisations of one database, in memory: a district is a few thousand rows. */
export class OrganizationTree {
  private readonly byIdMap = new Map<string, OrganizationFacts>();
  private readonly byPathMap = new Map<string, OrganizationFacts>();
  private readonly childIds = new Map<string, Set<string>>();
  private sorted: OrganizationFacts[] | null = null;

  /** Adds or replaces one. */
  put(facts: OrganizationFacts): void {
    const before = this.byIdMap.get(facts.id);
    if (before) {
      // a renamed path may already belong to another organisation
      if (this.byPathMap.get(before.path)?.id === facts.id) this.byPathMap.delete(before.path);
      if (before.parentId) this.childIds.get(before.parentId)?.delete(before.id);
    }
    this.byIdMap.set(facts.id, facts);
    this.byPathMap.set(facts.path, facts);
    if (facts.parentId) {
      const siblings = this.childIds.get(facts.parentId) ?? new Set<string>();
      this.childIds.set(facts.parentId, siblings.add(facts.id));
    }
    this.sorted = null;
  }

  byId(id: string): OrganizationFacts | null {
    return this.byIdMap.get(id) ?? null;
  }

  byPath(path: string): OrganizationFacts | null {
    return this.byPathMap.get(path) ?? null;
  }

  /** Direct children, by path. */
  childrenOf(id: string): OrganizationFacts[] {
    const children = [...(this.childIds.get(id) ?? [])].map((childId) => this.byIdMap.get(childId)!);
    return children.sort(byPathOrder);
  }

  /** The organisation at `path` and everything below it, by path. */
  subtree(path: string): OrganizationFacts[] {
    const all = this.inOrder();
    let [low, high] = [0, all.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (all[middle]!.path < path) low = middle + 1;
      else high = middle;
    }
    let end = low;
    while (end < all.length && all[end]!.path.startsWith(path)) end++;
    return all.slice(low, end);
  }

  /** The nearest organisation of that kind at `path` or above it. */
  nearest(path: string, kind: OrganizationFacts['kind']): OrganizationFacts | null {
    for (const step of selfAndAncestors(path).reverse()) {
      const facts = this.byPathMap.get(step);
      if (facts?.kind === kind) return facts;
    }
    return null;
  }

  private inOrder(): OrganizationFacts[] {
    return (this.sorted ??= [...this.byIdMap.values()].sort(byPathOrder));
  }
}

function byPathOrder(a: OrganizationFacts, b: OrganizationFacts): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}
