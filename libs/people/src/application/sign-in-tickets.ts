import { Inject, Injectable } from '@nestjs/common';
import type { Random } from '#libs/kernel';
import { RANDOM, TokenHasher, UnitOfWork } from '#libs/platform';
import { TICKET_MINUTES, type TicketPurpose } from '../domain/sign-in-ticket';
import { PersonSealer } from './person-sealer';

export interface Ticket {
  readonly accountId: string;
  readonly personId: string | null;
  readonly phone: string | null;
}

/** What a ticket is about, beside its account. */
export interface TicketSubject {
  readonly personId?: string;
  readonly phone?: string;
}

/** Carries a proved phone or password to the steps that are left of signing in. Good once, for minutes of real time. */
@Injectable()
export class SignInTickets {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sealer: PersonSealer,
    private readonly hasher: TokenHasher,
    @Inject(RANDOM) private readonly random: Random,
  ) {}

  async issue(
    purpose: TicketPurpose,
    accountId: string,
    { personId, phone }: TicketSubject = {},
  ): Promise<string> {
    const token = Buffer.from(this.random.bytes(32)).toString('base64url');
    await this.unitOfWork.atomic((tx) => {
      tx.write({
        text: `INSERT INTO sign_in_tickets (token_hash, purpose, account_id, phone_encrypted, person_id, expires_at)
               VALUES ($1, $2, $3::uuid, $4, $5::uuid, now() + make_interval(mins => ${TICKET_MINUTES[purpose]}))`,
        values: [
          this.hasher.ofToken(token),
          purpose,
          accountId,
          phone ? this.sealer.encrypt(phone) : null,
          personId ?? null,
        ],
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
        `SELECT account_id AS "accountId", person_id AS "personId", phone_encrypted AS phone FROM sign_in_tickets
          WHERE token_hash = $1 AND purpose = $2 AND expires_at > now()`,
        [this.hasher.ofToken(token), purpose],
      ),
    );
    const [row] = rows;
    return row ? { ...row, phone: this.sealer.open(row.phone) } : null;
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
