export { ENTITIES } from './entities';
export { FEATURES, HTTP_FEATURES } from './features';
export { DEMO_LOGINS, passwordOf, type DemoLogin } from './demo-logins';
export { PUBLIC_ROWS } from './public-rows';
