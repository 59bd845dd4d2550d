/**
 * What a person's deletion (个人信息保护法 47) does with every column that says who somebody is. Written by hand; the spec
 * reads the columns from the entities and fails for one that is missing here, or named here and gone.
 *
 * - `cleared`: the row stays for the record, the words do not.
 * - `deleted`: the row goes.
 * - anything else: stays, and why.
 */
export type Fate = 'cleared' | 'deleted' | `stays: ${string}`;

const ID = 'stays: an id that leads to nobody once the person is erased';
const STAFF_WORDS = 'stays: what an office decided and published, answerable for';
const CODES = 'stays: codes, times and ids, no words of anybody';
const PLACE = 'stays: an organisation, not a person';

export const ERASURE: Readonly<Record<string, Fate>> = {
  'persons.name_encrypted': 'cleared',
  'persons.phone_encrypted': 'cleared',
  'persons.phone_index': 'cleared',
  'persons.address_encrypted': 'cleared',
  'persons.address_index': 'cleared',
  'persons.family_name_encrypted': 'cleared',
  'persons.family_phone_encrypted': 'cleared',
  'persons.registered_by': ID,
  'accounts.phone_index': 'stays: of an account other people still sign in with; else deleted with it',
  'accounts.username': 'stays: of an account other people still sign in with; else deleted with it',
  'account_entries.person_id': ID,
  'account_entries.by_person_id': ID,
  'account_entries.reason': 'stays: who changed an account, and why, is what the log is for',
  'account_persons.account_id': 'deleted',
  'account_persons.person_id': 'deleted',
  'consents.person_id': ID,
  'consents.recorded_by': ID,
  'consents.evidence': 'stays: how consent was given has to be proved afterwards',
  'local_messages.recipient_index': 'deleted',
  'local_messages.body_encrypted': 'deleted',
  'one_time_codes.phone_index': 'deleted',
  'relatives.person_id': 'deleted',
  'relatives.relative_id': 'deleted',
  'reveals.person_id': ID,
  'reveals.by_person_id': ID,
  'reveals.reason': 'stays: who looked, and why, is what the log is for',
  'recovery_codes.person_id': 'deleted',
  'second_factors.person_id': 'deleted',
  'second_factors.secret_encrypted': 'deleted',
  'sessions.account_id': ID,
  'sessions.person_id': ID,
  'sessions.device': 'cleared',
  'sign_in_tickets.account_id': 'stays: minutes only, and goes with an account of nobody',
  'sign_in_tickets.person_id': ID,
  'sign_in_tickets.phone_encrypted': 'stays: minutes only, and goes with an account of nobody',

  'join_requests.person_id': ID,
  'join_requests.decided_by': ID,
  'memberships.person_id': ID,
  'memberships.granted_by': ID,
  'memberships.ended_by': ID,
  'role_delegations.from_person_id': ID,
  'role_delegations.to_person_id': ID,
  'role_delegations.granted_by': ID,

  'service_items.shelved_by_person_id': ID,
  'street_words.created_by': ID,
  'street_words.utterance': 'stays: plain words an office taught, of nobody in particular',
  'service_items.opening_times': CODES,
  'service_items.deadlines': CODES,
  'street_settings.working_hours': CODES,
  'street_settings.deadline_overrides': CODES,

  'service_orders.requester_id': ID,
  'service_orders.placed_by_id': ID,
  'service_orders.claimed_by': PLACE,
  'service_orders.outcome': CODES,
  'service_orders.details': 'cleared',
  'service_orders.deadlines': CODES,
  'claims.end_reason': CODES,
  'assignments.person_id': ID,
  'invitations.reason': 'cleared',
  'order_contacts.name_encrypted': 'deleted',
  'order_contacts.phone_encrypted': 'deleted',
  'order_contacts.address_encrypted': 'deleted',
  'idempotency_keys.answer': CODES,
  'emergency_notices.person_id': ID,
  'emergency_notices.called_by_id': ID,
  'emergency_notices.phone_encrypted': 'cleared',
  'emergency_notices.text_encrypted': 'cleared',
  'emergency_notices.outcome': 'cleared',
  'standing_orders.requester_id': ID,
  'standing_orders.placed_by_id': ID,
  'standing_orders.accepted_by_id': ID,
  'standing_orders.ended_by_id': ID,
  'standing_orders.text': 'cleared',
  'standing_orders.end_reason': 'cleared',
  'standing_occurrences.outcome': CODES,
  'timeline_entries.actor_person_id': ID,
  'timeline_entries.on_behalf_of_person_id': ID,
  'timeline_entries.note': 'cleared',
  'timeline_entries.data': CODES,
  'outbox_events.payload': CODES,

  'evaluations.rater_person_id': ID,
  'evaluations.typed_by_person_id': ID,
  'evaluations.checked_by_person_id': ID,
  'evaluations.words': 'cleared',
  'evaluations.evidence': CODES,
  'evaluations.evidence_ref': 'stays: the number of a slip',
  'evaluations.dimensions': CODES,
  'appeals.filed_by_person_id': ID,
  'appeals.decided_by_person_id': ID,
  'appeals.reason': STAFF_WORDS,
  'appeals.published_reason': STAFF_WORDS,
  'callbacks.drawn_by': 'stays: how a sample was drawn',
  'sampling_draws.drawn_by': 'stays: how a sample was drawn',
  'callback_attempts.called_by_person_id': ID,
  'callback_attempts.note': 'cleared',
  'rating_links.issued_by_person_id': ID,
  'rectifications.submitted_by_person_id': ID,
  'rectifications.rechecked_by_person_id': ID,
  'rectifications.words': 'cleared',

  'incidents.reported_by_id': ID,
  'incidents.handled_by_id': ID,
  'incidents.details_encrypted': 'cleared',
  'incidents.note_encrypted': 'cleared',
  'remarks.by_person_id': ID,
  'remarks.answered_by_id': ID,
  'remarks.text': 'cleared',
  'remarks.answer': 'cleared',
  'screen_tokens.issued_by_id': ID,
  'screen_tokens.label': 'stays: where a screen hangs',
  'supervision_orders.acknowledged_by_id': ID,
  'supervision_orders.note': 'cleared',

  'notices.person_id': 'deleted',
  'notices.params': CODES,
  'notice_reads.person_id': 'deleted',
  'export_jobs.requested_by': ID,
  'export_jobs.file_name': 'stays: kind and day; the file itself goes',
  'export_jobs.request': 'stays: what was asked for, and why; the file itself goes',
  'export_jobs.refusal': CODES,
  'stored_files.sealed': 'deleted',
  'uploads.uploaded_by': 'deleted',
  'import_batches.created_by': ID,
  'import_batches.titles': 'stays: the head of a sheet',
  'import_batches.columns': CODES,
  'import_batches.consent_evidence': 'stays: how consent was given has to be proved afterwards',
  'import_rows.cells_encrypted': 'stays: only of rows that became nobody’s order, and thirty days at most',
  'import_rows.refusal': CODES,

  'assessment_weights.set_by_person_id': ID,
  'assessment_weights.reason': STAFF_WORDS,
  'assessments.drafted_by_person_id': ID,
  'assessments.published_by_person_id': ID,
  'assessment_appeals.filed_by_person_id': ID,
  'assessment_appeals.decided_by_person_id': ID,
  'assessment_appeals.reason': STAFF_WORDS,
  'assessment_appeals.published_reason': STAFF_WORDS,
};

/** Columns of ids that are no person's. A new one is named here or above: nobody can forget to ask. */
export const NOBODY: ReadonlySet<string> = new Set(
  `id street_id subject_id event_id parent_id joint_body_id organization_id membership_id owner_organization_id category_id
   item_id provider_organization_id session_id booked_session_id standing_order_id community_id duplicate_of_id order_id
   claim_id actor_organization_id evaluation_id cause_id callback_id file_id assessment_id scope_id batch_id
   uploaded_with_slip_of desk_organization_id notice_id`.split(/\s+/),
);

/** Columns that hold words, details or a file, by their name. */
export const WORDS =
  /_encrypted$|_index$|^(text|words|note|reason|end_reason|published_reason|answer|outcome|evidence|evidence_ref|consent_evidence|device|username|label|drawn_by|utterance|file_name)$/;
