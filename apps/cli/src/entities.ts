export { ENTITIES } from '#libs/product';
