import type { OrganizationKind } from './organization-kind';

/** What other parts may know about an organisation. Nothing personal; plain data, safe to keep for a request. */
export interface OrganizationFacts {
  readonly id: string;
  /** The street it belongs to; its own id for a STREET, null for organisations of the district. */
  readonly streetId: string | null;
  readonly parentId: string | null;
  readonly code: string;
  /** `gjz/xzz/c03/`; a subtree is a prefix. */
  readonly path: string;
  readonly name: string;
  readonly kind: OrganizationKind;
  readonly active: boolean;
  /** 停接: takes no new orders for now. */
  readonly pausing: boolean;
  readonly qualifications: readonly string[];
  /** Paths it serves, each with its subtree. Empty: the subtree of its own parent place. */
  readonly serviceAreaPaths: readonly string[];
  /** Orders it may hold at once; null: the street's default. */
  readonly loadCap: number | null;
  readonly publicPhone: string | null;
  readonly createdAt: Date;
}
