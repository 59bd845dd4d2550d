import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Language } from '#libs/kernel';
import {
  CONTACT_PREFERENCES,
  DISPLAY_MODES,
  LANGUAGES,
  PERSON_STATUSES,
  type ContactPreference,
  type DisplayMode,
  type PersonStatus,
} from '../../domain/person';
import { sqlList } from './sql-list';

/** A person. Name, phone and address are ciphertext; the indexes are keyed hashes that find equal values only. */
@Entity('persons')
@Check('persons_status_known', `status IN (${sqlList(PERSON_STATUSES)})`)
@Check('persons_contact_preference_known', `contact_preference IN (${sqlList(CONTACT_PREFERENCES)})`)
@Check('persons_display_mode_known', `display_mode IN (${sqlList(DISPLAY_MODES)})`)
@Check('persons_language_known', `preferred_language IN (${sqlList(LANGUAGES)})`)
@Check('persons_family_contact_whole', '(family_name_encrypted IS NULL) = (family_phone_encrypted IS NULL)')
@Check(
  'persons_family_has_number',
  `contact_preference <> 'FAMILY' OR family_phone_encrypted IS NOT NULL OR status = 'ERASED'`,
)
@Check('persons_birth_year_sensible', 'birth_year BETWEEN 1900 AND 2100')
@Check(
  'persons_erased_holds_nothing',
  `(status = 'ERASED') = (name_encrypted IS NULL) AND (status <> 'ERASED' OR coalesce(phone_encrypted, phone_index,
    address_encrypted, address_index, family_name_encrypted) IS NULL AND birth_year IS NULL AND erased_at IS NOT NULL)`,
)
@Index('persons_by_phone', ['phoneIndex'], { where: 'phone_index IS NOT NULL' })
@Index('persons_by_address', ['streetId', 'addressIndex'], { where: 'address_index IS NOT NULL' })
@Index('persons_by_community', ['streetId', 'communityId', 'createdAt', 'id'])
export class Person {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'persons_pk' })
  id: string;

  /** Null for people of the district. */
  @Column('uuid', { name: 'street_id', nullable: true })
  streetId: string | null;

  @Column('uuid', { name: 'community_id', nullable: true })
  communityId: string | null;

  @Column('text', { name: 'name_encrypted', nullable: true })
  nameEncrypted: string | null;

  @Column('text', { name: 'phone_encrypted', nullable: true })
  phoneEncrypted: string | null;

  @Column('text', { name: 'phone_index', nullable: true })
  phoneIndex: string | null;

  @Column('text', { name: 'address_encrypted', nullable: true })
  addressEncrypted: string | null;

  @Column('text', { name: 'address_index', nullable: true })
  addressIndex: string | null;

  @Column('smallint', { name: 'birth_year', nullable: true })
  birthYear: number | null;

  @Column('text', { name: 'display_mode', default: 'STANDARD' })
  displayMode: DisplayMode;

  @Column('text', { name: 'contact_preference', default: 'CALL' })
  contactPreference: ContactPreference;

  @Column('text', { name: 'family_name_encrypted', nullable: true })
  familyNameEncrypted: string | null;

  @Column('text', { name: 'family_phone_encrypted', nullable: true })
  familyPhoneEncrypted: string | null;

  @Column('text', { name: 'preferred_language', default: 'zh' })
  preferredLanguage: Language;

  @Column('text', { default: 'ACTIVE' })
  status: PersonStatus;

  /** Who entered the person; null when the person signed up alone, or was seeded. */
  @Column('uuid', { name: 'registered_by', nullable: true })
  registeredBy: string | null;

  @Column({ type: 'timestamptz', name: 'created_at', precision: 3, default: () => 'app_now()' })
  createdAt: Date;

  @Column({ type: 'timestamptz', name: 'erased_at', precision: 3, nullable: true })
  erasedAt: Date | null;
}
