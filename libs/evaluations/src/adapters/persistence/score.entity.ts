import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Projection: the sums behind an organisation's living score. Holds nothing that cannot be computed from `evaluations`. */
@Entity('scores')
@Check('scores_sums_sensible', 'good BETWEEN 0 AND ratings AND good_weight <= weight')
@Index('scores_by_street', ['streetId'])
export class ScoreEntity {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'scores_pk' })
  organizationId: string;

  @Column('uuid', { name: 'street_id' })
  streetId: string;

  @Column('integer')
  ratings: number;

  @Column('integer')
  good: number;

  /** Sum of weights as of `as_of`. */
  @Column('double precision')
  weight: number;

  @Column('double precision', { name: 'good_weight' })
  goodWeight: number;

  @Column('timestamptz', { name: 'as_of' })
  asOf: Date;

  @Column('integer')
  version: number;
}
