import type { PersonActor } from '#libs/kernel';
import { OrganizationDirectory, type OrganizationFacts } from '#libs/organizations';
import { heardBy, type Places } from '../domain/audience';

/** The recipients this actor hears. Organisations are kept in memory by their directory. */
export async function recipientsHeardBy(
  actor: PersonActor,
  organizations: OrganizationDirectory,
): Promise<string[]> {
  const own = await organizations.byIds(actor.grants.map((grant) => grant.organizationId));
  const paths = new Set(actor.grants.map((grant) => grant.organizationPath));
  for (const { path, serviceAreaPaths } of own.values()) {
    for (const area of serviceAreaPaths) paths.add(area);
    paths.add(`${path.split('/').slice(0, -2).join('/')}/`);
  }
  const subtrees = new Map<string, OrganizationFacts[]>();
  const communities = new Map<string, OrganizationFacts | null>();
  for (const path of paths) {
    subtrees.set(path, await organizations.subtree(path));
    communities.set(path, await organizations.communityFor(path));
  }
  const places: Places = {
    byId: (id) => own.get(id) ?? null,
    subtree: (path) => subtrees.get(path) ?? [],
    communityAt: (path) => communities.get(path) ?? null,
  };
  return heardBy(actor, places);
}
