import type { Ids } from '#libs/kernel';
import type { JointBodyMemberInsert, OrganizationInsert, OrganizationKind } from '#libs/organizations';
import {
  BRANCHES_PER_COMMUNITY,
  BRANCH_SKILLS,
  COMMUNITIES,
  COMMUNITY_BODIES,
  COMMUNITY_SKILLS,
  communityCode,
  DISTRICT,
  ESTATES,
  REPORTING_IN_UNITS,
  SECOND_COMMUNITIES,
  SECOND_STREET,
  STREET,
  STREET_BODIES,
  STREET_SKILLS,
  type BodyPlan,
} from './blueprint';

export interface OrganizationPlan {
  readonly organizations: OrganizationInsert[];
  readonly jointBodyMembers: JointBodyMemberInsert[];
}

type Row = OrganizationInsert;

/** About 300 organisations of the demonstration street, parents first, and a small street beside it. */
export function planOrganizations(ids: Ids, createdAt: Date): OrganizationPlan {
  const organizations: Row[] = [];
  const jointBodyMembers: JointBodyMemberInsert[] = [];
  const add = (parent: Row | null, body: BodyPlan, more: Partial<Row> = {}): Row => {
    const id = ids.uuid();
    const row: Row = {
      id,
      streetId: body.kind === 'STREET' ? id : (parent?.streetId ?? null),
      parentId: parent?.id ?? null,
      path: `${parent?.path ?? ''}${body.code}/`,
      createdAt,
      ...body,
      ...more,
    };
    organizations.push(row);
    return row;
  };
  const plain = (kind: OrganizationKind, code: string, name: string): BodyPlan => ({ kind, code, name });

  const addCommunity = (street: Row, code: string, name: string, branches: number): void => {
    const community = add(street, {
      ...plain('COMMUNITY', code, `${name}社区`),
      qualifications: COMMUNITY_SKILLS,
      loadCap: 40,
    });
    const area = { serviceAreaPaths: [community.path] };
    for (const [i, estate] of ESTATES.entries())
      add(community, plain('ESTATE', `e${i + 1}`, `${name}小区${estate}`));
    const committee = add(community, plain('PARTY_COMMITTEE', 'dw', `${name}社区党委`), area);
    const members: Row[] = [];
    for (let n = 1; n <= branches; n++) {
      const branch = {
        ...plain('BRANCH', `b${n}`, `${name}第${n}党支部`),
        qualifications: BRANCH_SKILLS[(n - 1) % BRANCH_SKILLS.length]!,
      };
      // the third branch has stopped taking orders for now, the second also helps in the whole street
      members.push(
        add(committee, { ...branch, pausing: n === 7 }, n === 2 ? { serviceAreaPaths: [street.path] } : area),
      );
    }
    for (const body of COMMUNITY_BODIES) {
      const row = add(community, { ...body, name: `${name}${body.name}` }, area);
      if (body.kind !== 'JOINT_BODY') continue;
      for (const member of members.slice(0, 3))
        jointBodyMembers.push({ jointBodyId: row.id, organizationId: member.id, streetId: street.id });
    }
  };

  const district = add(null, plain('DISTRICT', DISTRICT.code, DISTRICT.name));
  const street = add(
    district,
    { ...plain('STREET', STREET.code, STREET.name), qualifications: STREET_SKILLS, loadCap: 60 },
    { publicPhone: STREET.publicPhone },
  );
  for (const [n, name] of COMMUNITIES.entries())
    addCommunity(street, communityCode(n), name, BRANCHES_PER_COMMUNITY);
  const committee = add(street, plain('PARTY_COMMITTEE', 'dgw', `${STREET.name}党工委`));
  const wholeStreet = { serviceAreaPaths: [street.path] };
  for (const body of STREET_BODIES) add(body.kind === 'BRANCH' ? committee : street, body, wholeStreet);
  for (const [i, name] of REPORTING_IN_UNITS.entries())
    add(street, plain('REPORTING_IN_UNIT', `u${i + 1}`, `${name}党支部（双报到）`), wholeStreet);

  const second = add(district, plain('STREET', SECOND_STREET.code, SECOND_STREET.name), {
    publicPhone: SECOND_STREET.publicPhone,
  });
  for (const [n, name] of SECOND_COMMUNITIES.entries()) addCommunity(second, communityCode(n), name, 3);
  return { organizations, jointBodyMembers };
}
