import type { Language } from '#libs/kernel';
import type { TransactionTx } from '#libs/platform';
import type { ContactPreference } from '../domain/person';
import type { PersonSealer } from './person-sealer';

/** Rows in, for seeds and imports: no authorisation, no look for doubles; the schema's constraints hold. */
export interface PersonInsert {
  readonly id: string;
  readonly streetId: string | null;
  readonly communityId: string | null;
  readonly name: string;
  /** Normalised (`normalizePhone`). */
  readonly phone: string | null;
  readonly address: string | null;
  readonly birthYear?: number | null;
  readonly elderMode?: boolean;
  readonly contactPreference?: ContactPreference;
  readonly preferredLanguage?: Language;
  readonly createdAt?: Date;
}

export async function insertPersons(
  tx: TransactionTx,
  sealer: PersonSealer,
  rows: readonly PersonInsert[],
): Promise<void> {
  const sealed = rows.map(({ name, phone, address, ...row }) => ({
    ...row,
    ...sealer.seal({ name, phone, address }),
  }));
  await tx.query(
    `INSERT INTO persons (id, street_id, community_id, name_encrypted, phone_encrypted, phone_index,
       address_encrypted, address_index, birth_year, display_mode, contact_preference, preferred_language, created_at)
     SELECT id, "streetId", "communityId", "nameEncrypted", "phoneEncrypted", "phoneIndex", "addressEncrypted",
            "addressIndex", "birthYear", CASE WHEN "elderMode" THEN 'ELDER' ELSE 'STANDARD' END, coalesce("contactPreference", 'CALL'),
            coalesce("preferredLanguage", 'zh'), coalesce("createdAt", app_now())
       FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, "streetId" uuid, "communityId" uuid, "nameEncrypted" text,
         "phoneEncrypted" text, "phoneIndex" text, "addressEncrypted" text, "addressIndex" text,
         "birthYear" smallint, "elderMode" boolean, "contactPreference" text, "preferredLanguage" text,
         "createdAt" timestamptz)`,
    [JSON.stringify(sealed)],
  );
}

/** A staff account: a user name with a password hash (`PasswordHasher.hash`), and whom it signs in as. */
export interface AccountInsert {
  readonly id: string;
  readonly username: string;
  readonly passwordHash: string;
  readonly personIds: readonly string[];
}

export async function insertAccounts(tx: TransactionTx, rows: readonly AccountInsert[]): Promise<void> {
  await tx.query(
    `INSERT INTO accounts (id, username, password_hash)
     SELECT id, username, "passwordHash"
       FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, username text, "passwordHash" text)`,
    [JSON.stringify(rows)],
  );
  const links = rows.flatMap(({ id, personIds }) => personIds.map((personId) => ({ id, personId })));
  await tx.query(
    `INSERT INTO account_persons (account_id, person_id)
     SELECT id, "personId" FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, "personId" uuid)`,
    [JSON.stringify(links)],
  );
}
