import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import { GRAINS } from '../../domain/period';
import { SCOPES } from '../../domain/roll-ups';
import { MeasureColumns } from './measure-columns';

const key = (name: string) => ({ name, primaryKeyConstraintName: 'figure_cells_pk' });
const spanKey = (name: string) => ({ name, primaryKeyConstraintName: 'span_cells_pk' });
const grains = GRAINS.map((grain) => `'${grain}'`).join(', ');
const scopes = SCOPES.map((scope) => `'${scope}'`).join(', ');

/** Projection: sums of facts, the cells of `domain/roll-ups.ts`. `*` where a cell is not narrowed down. */
@Entity('figure_cells')
@Check('figure_cells_scope_known', `scope IN (${scopes})`)
@Check('figure_cells_grain_known', `grain IN (${grains})`)
@MeasureColumns('integer')
export class FigureCellEntity {
  @PrimaryColumn('uuid', key('street_id'))
  streetId: string;

  @PrimaryColumn('text', key('scope'))
  scope: string;

  @PrimaryColumn('text', key('grain'))
  grain: string;

  /** Which dimensions narrow it down: 1 category, 2 channel, 4 age band, added up. */
  @PrimaryColumn('smallint', key('sliced_by'))
  slicedBy: number;

  /** First day of it; of a week that two quarters share, the second quarter's. */
  @PrimaryColumn('date', key('period'))
  period: string;

  @PrimaryColumn('uuid', key('scope_id'))
  scopeId: string;

  @PrimaryColumn('text', key('category'))
  category: string;

  @PrimaryColumn('text', key('channel'))
  channel: string;

  @PrimaryColumn('text', key('age_band'))
  ageBand: string;
}

/** Projection: how many orders of a cell took how long. One row holds a whole distribution, its bins side by side. */
@Entity('span_cells')
@Check('span_cells_scope_known', `scope IN (${scopes})`)
export class SpanCellEntity {
  @PrimaryColumn('uuid', spanKey('street_id'))
  streetId: string;

  @PrimaryColumn('text', spanKey('scope'))
  scope: string;

  @PrimaryColumn('text', spanKey('grain'))
  grain: string;

  @PrimaryColumn('smallint', spanKey('sliced_by'))
  slicedBy: number;

  @PrimaryColumn('date', spanKey('period'))
  period: string;

  @PrimaryColumn('uuid', spanKey('scope_id'))
  scopeId: string;

  @PrimaryColumn('text', spanKey('category'))
  category: string;

  @PrimaryColumn('text', spanKey('channel'))
  channel: string;

  @PrimaryColumn('text', spanKey('age_band'))
  ageBand: string;

  @PrimaryColumn('text', spanKey('span'))
  span: string;

  /** Bins that have orders, in order (`domain/histogram.ts`). */
  @Column('smallint', { array: true })
  bins: number[];

  /** How many orders each of them has. */
  @Column('integer', { array: true })
  orders: number[];
}
