/** Everything a step changes besides the status, by theme; the table names them. */
export * from './effects/claims';
export * from './effects/course';
export * from './effects/oversight';
export * from './effects/pools';
export * from './effects/review';
export * from './effects/service';
export * from './effects/sessions';
export * from './effects/triage';
