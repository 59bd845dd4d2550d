import { Inject, Injectable } from '@nestjs/common';
import { newOneTimeCode, text, type Random } from '#libs/kernel';
import { RANDOM, TokenHasher, UnitOfWork } from '#libs/platform';
import { CODE_MINUTES, judgeGuess } from '../domain/one-time-code';
import { CODE_SENDER, type CodeSender } from './code-sender';
import { PersonSealer } from './person-sealer';

interface CodeRow {
  readonly phoneIndex: string;
  readonly codeHash: string;
  readonly tries: number;
  readonly expiresAt: Date;
  readonly now: Date;
}

/**
 * Sends and redeems sign-in codes. All times are real time: the demonstration's fast clock must neither void a code nor
 * give somebody more guesses.
 */
@Injectable()
export class OneTimeCodes {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sealer: PersonSealer,
    private readonly hasher: TokenHasher,
    @Inject(CODE_SENDER) private readonly sender: CodeSender,
    @Inject(RANDOM) private readonly random: Random,
  ) {}

  /** Sends a new code, which replaces the one before. `phone` must be normalised. */
  async send(phone: string): Promise<void> {
    const [phoneIndex, ...older] = this.sealer.phoneIndexes(phone);
    const code = newOneTimeCode(this.random);
    await this.unitOfWork.atomic((tx) => {
      if (older.length > 0)
        tx.write({ text: 'DELETE FROM one_time_codes WHERE phone_index = ANY($1::text[])', values: [older] });
      tx.write({
        text: `INSERT INTO one_time_codes (phone_index, code_hash, tries, expires_at)
               VALUES ($1, $2, 0, now() + make_interval(mins => ${CODE_MINUTES}))
               ON CONFLICT (phone_index) DO UPDATE
                 SET code_hash = EXCLUDED.code_hash, tries = 0, expires_at = EXCLUDED.expires_at`,
        values: [phoneIndex, this.hash(phoneIndex!, code)],
      });
      return Promise.resolve();
    });
    await this.sender.send(
      phone,
      text(
        `登录验证码 ${code}，${CODE_MINUTES} 分钟内有效。请勿告诉他人，工作人员不会向您索要。`,
        `Your sign-in code is ${code}, valid for ${CODE_MINUTES} minutes. Tell nobody: our staff never ask for it.`,
      ),
    );
  }

  /** Whether it is the code of that phone; if so it is used up. Each guess is counted under the row's lock. */
  async redeem(phone: string, code: string): Promise<boolean> {
    const indexes = this.sealer.phoneIndexes(phone);
    return this.unitOfWork.transaction(async (tx) => {
      const [stored] = await tx.query<CodeRow>(
        `SELECT phone_index AS "phoneIndex", code_hash AS "codeHash", tries, expires_at AS "expiresAt", clock_timestamp() AS now
           FROM one_time_codes WHERE phone_index = ANY($1) ORDER BY expires_at DESC LIMIT 1 FOR UPDATE`,
        [indexes],
      );
      if (!stored) return false;
      const { phoneIndex } = stored;
      const guess = this.hash(phoneIndex, code);
      const verdict = judgeGuess(stored, this.hasher.same(stored.codeHash, guess), stored.now);
      if (verdict === 'WRONG') {
        await tx.query('UPDATE one_time_codes SET tries = tries + 1 WHERE phone_index = $1', [phoneIndex]);
      } else {
        await tx.query('DELETE FROM one_time_codes WHERE phone_index = $1', [phoneIndex]);
      }
      return verdict === 'RIGHT';
    });
  }

  private hash(phoneIndex: string, code: string): string {
    return this.hasher.ofCode(code, `sign-in:${phoneIndex}`);
  }
}
