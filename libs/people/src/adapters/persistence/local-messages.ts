import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { Ids, Text } from '#libs/kernel';
import { APP_CONFIG, IDS, UnitOfWork, type AppConfig } from '#libs/platform';
import type { CodeSender } from '../../application/code-sender';
import { PersonSealer } from '../../application/person-sealer';

export interface LocalMessageFacts {
  readonly id: string;
  readonly body: string;
  readonly createdAt: Date;
}

/** The local outbox: keeps messages that no provider carries, encrypted, for a day. Development shows them. */
@Injectable()
export class LocalMessages implements CodeSender, OnModuleInit {
  private readonly log = new Logger(LocalMessages.name);

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sealer: PersonSealer,
    @Inject(IDS) private readonly ids: Ids,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  onModuleInit(): void {
    if (this.config.environment === 'production') {
      this.log.warn('no SMS provider is set up: sign-in codes reach nobody. Provide CODE_SENDER');
    }
  }

  async send(phone: string, message: Text): Promise<void> {
    const body = this.sealer.encrypt(`${message.zh}\n${message.en}`);
    await this.unitOfWork.atomic((tx) => {
      tx.write({
        text: 'INSERT INTO local_messages (id, recipient_index, body_encrypted) VALUES ($1::uuid, $2, $3)',
        values: [this.ids.uuid(), this.sealer.phoneIndex(phone), body],
      });
      tx.write({
        text: `DELETE FROM local_messages WHERE created_at < now() - interval '1 day'`,
        values: [],
      });
      return Promise.resolve();
    });
  }

  /** The newest messages to a normalised phone, newest first. */
  async to(phone: string, limit: number): Promise<LocalMessageFacts[]> {
    const rows = await this.unitOfWork.atomic((tx) =>
      tx.query<LocalMessageFacts>(
        `SELECT id, body_encrypted AS body, created_at AS "createdAt" FROM local_messages
          WHERE recipient_index = ANY($1) ORDER BY created_at DESC, id DESC LIMIT $2`,
        [this.sealer.phoneIndexes(phone), limit],
      ),
    );
    return rows.map((row) => ({ ...row, body: this.sealer.open(row.body) }));
  }
}
