import type { Pool } from 'pg';

/** An order as everybody concerned can see it: what the people of the story look at before they decide. */
export interface Seen {
  readonly id: string;
  readonly status: string;
  readonly outcome: string | null;
  readonly version: number;
  readonly round: number;
  readonly risk: string;
  readonly urgency: string;
  readonly itemId: string | null;
  readonly light: string;
  readonly appointedAt: Date | null;
  readonly claim: {
    readonly id: string;
    readonly organizationId: string;
    readonly tier: string;
    readonly contactedAt: string | null;
  } | null;
  readonly invitation: { readonly id: string; readonly organizationId: string } | null;
  readonly assignments: readonly { readonly personId: string; readonly status: string }[];
  readonly details: {
    readonly deskCall?: { readonly purpose: string };
    readonly callback?: { readonly failed: number };
    readonly rectification?: { readonly failedCalls: number };
    readonly extension?: { readonly status: string };
    readonly lastServed?: { readonly organizationId: string; readonly tier: string };
    readonly notAgain?: readonly string[];
    readonly placeOffer?: object;
    readonly referral?: { readonly duplicateOfId?: string };
    readonly unmet?: { readonly reviewAt: string };
  };
}

/** What changed since the last look. */
export class Observer {
  private readonly versions = new Map<string, number>();

  constructor(
    private readonly pool: Pool,
    private readonly streetId: string,
  ) {}

  async changed(): Promise<Seen[]> {
    const { rows } = await this.pool.query<Seen>({
      name: 'story_changed',
      text: CHANGED,
      values: [this.streetId, JSON.stringify(Object.fromEntries(this.versions))],
    });
    for (const { id, version } of rows) this.versions.set(id, version);
    return rows;
  }
}

const CHANGED = `
SELECT o.id, o.status, o.outcome, o.version, o.round, o.risk, o.urgency, o.item_id AS "itemId", o.light, o.appointed_at AS "appointedAt", o.details,
  (SELECT jsonb_build_object('id', c.id, 'organizationId', c.organization_id, 'tier', c.tier, 'contactedAt', c.contacted_at)
     FROM claims c WHERE c.order_id = o.id AND c.status = 'ACTIVE') AS claim,
  (SELECT jsonb_build_object('id', i.id, 'organizationId', i.organization_id)
     FROM invitations i WHERE i.order_id = o.id AND i.status = 'PENDING') AS invitation,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('personId', a.person_id, 'status', a.status)), '[]')
     FROM assignments a JOIN claims c ON c.id = a.claim_id AND c.status = 'ACTIVE' WHERE a.order_id = o.id) AS assignments
FROM service_orders o
WHERE o.street_id = $1 AND o.version IS DISTINCT FROM ($2::jsonb ->> o.id::text)::int
ORDER BY o.id`;

/** What has to change before people think again about an order. */
export function situationOf({
  status,
  outcome,
  round,
  light,
  appointedAt,
  claim,
  invitation,
  details,
}: Seen): string {
  return [
    status,
    outcome,
    round,
    claim?.id,
    invitation?.id,
    appointedAt?.getTime(),
    details.deskCall?.purpose,
    details.callback?.failed,
    details.rectification?.failedCalls,
    details.placeOffer ? 'offer' : '',
    status === 'CLAIMED' || status === 'SCHEDULED' ? light === 'RED' : '',
  ].join('|');
}
