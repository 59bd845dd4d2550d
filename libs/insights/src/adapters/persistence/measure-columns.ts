import { Column } from 'typeorm';
import { MEASURES } from '../../domain/measures';

/** Gives an entity a column for each measure; they are listed once, in the domain. */
export const MeasureColumns =
  (type: 'smallint' | 'integer'): ClassDecorator =>
  (target) => {
    for (const measure of MEASURES) Column(type, { name: measure })(target.prototype as object, measure);
  };
