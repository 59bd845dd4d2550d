import { Inject, Injectable } from '@nestjs/common';
import type { Random } from '#libs/kernel';
import { RANDOM, TokenHasher, UnitOfWork } from '#libs/platform';
import { TICKET_MINUTES, type TicketPurpose } from '../domain/sign-in-ticket';
import { PersonSealer } from './person-sealer';

export interface Ticket {
  readonly accountId: string;
  readonly phone: string | null;
}

/** Carries a proved phone from the code to the choice of a person. Good once, for a quarter of an hour of real time. */
@Injectable()
export class SignInTickets {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sealer: PersonSealer,
    private readonly hasher: TokenHasher,
    @Inject(RANDOM) private readonly random: Random,
  ) {}

  async issue(purpose: TicketPurpose, accountId: string, phone: string | null): Promise<string> {
    const token = Buffer.from(this.random.bytes(32)).toString('base64url');
    await this.unitOfWork.atomic((tx) => {
      tx.write({
        text: `INSERT INTO sign_in_tickets (token_hash, purpose, account_id, phone_encrypted, expires_at)
               VALUES ($1, $2, $3::uuid, $4, now() + make_interval(mins => ${TICKET_MINUTES}))`,
        values: [this.hasher.ofToken(token), purpose, accountId, phone && this.sealer.encrypt(phone)],
      });
      tx.write({ text: 'DELETE FROM sign_in_tickets WHERE expires_at < now()', values: [] });
      return Promise.resolve();
    });
    return token;
  }

  /** Looks at a ticket without using it up. */
  async read(token: string, purpose: TicketPurpose): Promise<Ticket | null> {
    const rows = await this.unitOfWork.atomic((tx) =>
      tx.query<Ticket>(
        `SELECT account_id AS "accountId", phone_encrypted AS phone FROM sign_in_tickets
          WHERE token_hash = $1 AND purpose = $2 AND expires_at > now()`,
        [this.hasher.ofToken(token), purpose],
      ),
    );
    const [row] = rows;
    return row ? { accountId: row.accountId, phone: this.sealer.open(row.phone) } : null;
  }

  /** True for exactly one caller. */
  async useUp(token: string): Promise<boolean> {
    return this.unitOfWork.transaction(async (tx) => {
      const gone = await tx.query(
        'DELETE FROM sign_in_tickets WHERE token_hash = $1 AND expires_at > now() RETURNING 1',
        [this.hasher.ofToken(token)],
      );
      return gone.length === 1;
    });
  }
}
