/** One paper of the box. */
export interface Wish {
  readonly id: string;
  readonly name: string;
  readonly phone: string;
  readonly address: string;
  readonly text: string;
}

export const MOST_WISHES = 50;

export const isEmpty = ({ name, phone, address, text }: Wish): boolean =>
  [name, phone, address, text].every((part) => part.trim() === '');

/** What a paper lacks; null: nothing. */
export function lackOfWish({
  name,
  phone,
  address,
  text,
}: Wish): 'wishName' | 'wishText' | 'wishReach' | null {
  if (name.trim() === '') return 'wishName';
  if (text.trim() === '') return 'wishText';
  if (phone.trim() === '' && address.trim() === '') return 'wishReach';
  return null;
}
