export { ENTITIES } from './entities';
export { FEATURES } from './features';
