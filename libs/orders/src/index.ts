export * from './domain/command';
export * from './domain/context';
export * from './domain/deadlines';
export * from './domain/handle-command';
export * from './domain/order';
export * from './domain/parties';
