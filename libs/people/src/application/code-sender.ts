import type { Text } from '#libs/kernel';

export const CODE_SENDER = Symbol('CODE_SENDER');

/** Port: how a message reaches a phone. An SMS provider takes the place of the local one. */
export interface CodeSender {
  /** @throws when it could not be handed over */
  send(phone: string, message: Text): Promise<void>;
}
