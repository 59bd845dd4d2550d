import type { Channel, Refusal } from '#libs/kernel';
import { text } from '#libs/kernel';
import type { ContactPreference } from '#libs/people';
import type { Beneficiary, Urgency } from '../domain/order';

/** For whom: somebody on file, or somebody the desk or a relative enters now, with how that person agreed. */
export type PlaceOrderFor =
  | { readonly kind: 'SELF' }
  | { readonly kind: 'PERSON'; readonly personId: string }
  | {
      readonly kind: 'NEW_PERSON';
      readonly name: string;
      readonly phone: string | null;
      readonly address: string | null;
      /** How the person agreed: `spoken on the phone`, a paper's number. */
      readonly consentEvidence: string;
    };

export interface PlaceOrder {
  readonly communityId: string;
  /** What is wanted, in the resident's words; with an item it may be short. */
  readonly text: string;
  readonly itemId: string | null;
  readonly sessionId: string | null;
  /** Null: nobody said; the words decide. */
  readonly urgency: Urgency | null;
  readonly beneficiary: Beneficiary;
  readonly for: PlaceOrderFor;
  /** Where to come, when it is not the person's own address. */
  readonly address: string | null;
  readonly contactName: string | null;
  readonly contactPhone: string | null;
  /** The volunteer who came before and is asked for again. */
  readonly preferredVolunteerId?: string | null;
  /** How to reach the resident about this order; left out: as the person's own preference says. */
  readonly contactPreference?: ContactPreference | null;
  /**
   * SHA-256 in hex of the random key on a slip that was printed before the order could be sent. Its order is then one of
   * the counter, not of the person who sends it: whoever sends it again gets the same one.
   */
  readonly slipKeyHash?: string | null;
  readonly channel: Channel;
  readonly occurredAt: Date | null;
  readonly idempotencyKey: string;
}

export const placeRefusals = {
  textMissing: {
    code: 'TEXT_MISSING',
    message: text('还没有写要什么服务。', 'Nothing says what is needed.'),
    wayOut: text(
      '请从货架选一项，或用一句话写下需要。',
      'Choose an item from the shelf, or say it in a sentence.',
    ),
    field: 'text',
  },
  communityUnknown: {
    code: 'COMMUNITY_UNKNOWN',
    message: text('没有找到这个社区。', 'There is no such community.'),
    wayOut: text('请从列表里选择社区。', 'Choose the community from the list.'),
    field: 'communityId',
  },
  itemUnknown: {
    code: 'ITEM_NOT_ON_SHELF',
    message: text('这项服务不在货架上。', 'This service is not on the shelf.'),
    wayOut: text('请选别的服务，或直接写下需要。', 'Choose another one, or say what you need.'),
    field: 'itemId',
  },
  itemElsewhere: {
    code: 'ITEM_NOT_OFFERED_HERE',
    message: text('这项服务不在您所在的社区提供。', 'This service is not offered in your community.'),
    wayOut: text('请选别的服务，或直接写下需要。', 'Choose another one, or say what you need.'),
    field: 'itemId',
  },
  sessionUnknown: {
    code: 'SESSION_NOT_OPEN',
    message: text('这个场次不能报名。', 'This session takes no orders.'),
    wayOut: text('请选别的场次。', 'Choose another session.'),
    field: 'sessionId',
  },
  sessionFull: {
    code: 'SESSION_FULL',
    message: text('名额和候补都满了。', 'All places and the waiting list are full.'),
    wayOut: text('请选别的场次。', 'Choose another session.'),
    field: 'sessionId',
  },
  onceAPerson: {
    code: 'SESSION_ALREADY_BOOKED',
    message: text('已经报过这个场次。', 'This person has booked the session already.'),
    wayOut: text('在“我的订单”里可以看到。', 'It is under "my orders".'),
    field: 'sessionId',
  },
  slipKeyUsed: {
    code: 'SLIP_KEY_USED',
    message: text('这张纸单的二维码已经属于另一单。', 'The code of this slip belongs to another order.'),
    wayOut: text('请重新打印一张纸单。', 'Print another slip.'),
    field: 'slipKeyHash',
  },
  personUnknown: {
    code: 'PERSON_UNKNOWN',
    message: text('没有找到这个人。', 'There is no such person.'),
    wayOut: text('请填写姓名和电话。', 'Enter the name and the phone number.'),
    field: 'for.personId',
  },
  volunteerUnknown: {
    code: 'VOLUNTEER_NEVER_CAME',
    message: text('这位志愿者没有为您服务过。', 'This volunteer has not served you before.'),
    wayOut: text('请从“来过的志愿者”里选，或不指定。', 'Choose one of those who came, or nobody.'),
    field: 'preferredVolunteerId',
  },
  familyUnknown: {
    code: 'FAMILY_CONTACT_NEEDED',
    message: text(
      '选择由家人联系，须留下家人的电话。',
      'To be reached through family, a relative’s phone is needed.',
    ),
    wayOut: text(
      '请填写联系人和电话，或改选电话、短信。',
      'Enter the contact’s name and phone, or choose calls or messages.',
    ),
    field: 'contactPhone',
  },
  occurredLater: {
    code: 'DATE_IN_THE_FUTURE',
    message: text('发生时间不能晚于现在。', 'It cannot have happened later than now.'),
    wayOut: text('请核对日期。', 'Check the date.'),
    field: 'occurredAt',
  },
} as const satisfies Record<string, Refusal>;
