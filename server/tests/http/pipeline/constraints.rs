//! What the tables refuse by themselves, whatever the program does: every CHECK and UNIQUE of the migrations has a case
//! here, and one without a case fails the test.

use crate::app::TestApp;
use abri_domain::claim::ClaimState;
use sqlx::{AssertSqlSafe, Error, PgPool};
use std::collections::BTreeSet;

/// A role lent: to whom, which, from, until, by whom (a: anne, b: berthe).
macro_rules! lent {
    ($loan:literal) => {
        concat!(
            "INSERT INTO role_grants (grant_id, staff_id, role, from_at, until_at, granted_by) SELECT gen_random_uuid(), ",
            $loan,
            " FROM (SELECT staff_id FROM staff WHERE login = 'anne') AS anne (a),
                   (SELECT staff_id FROM staff WHERE login = 'berthe') AS berthe (b)"
        )
    };
}

/// An act on an account: whose, by whom, what, about which loan.
macro_rules! written {
    ($act:literal) => {
        concat!(
            "INSERT INTO staff_acts (act_id, at, staff_id, by_staff, act, grant_id) SELECT gen_random_uuid(), now(), ",
            $act,
            " FROM (SELECT staff_id FROM staff WHERE login = 'anne') AS anne (a),
                   (SELECT staff_id FROM staff WHERE login = 'berthe') AS berthe (b)"
        )
    };
}

/// A turn of the switch that anne holds in the furnished database: place, the place before, who turns it, who is said to have held it
/// (a: anne, b: berthe).
macro_rules! switch {
    ($turn:literal) => {
        concat!(
            "INSERT INTO criterion_switches (switch_id, scheme, criterion, at, sealed_reason, place, before, by_staff, held_by)
             SELECT gen_random_uuid(), 'at-risk', 'affiliated', now(), '', ",
            $turn,
            " FROM (SELECT staff_id FROM staff WHERE login = 'anne') AS anne (a),
                   (SELECT staff_id FROM staff WHERE login = 'berthe') AS berthe (b)"
        )
    };
}

/// An outcome and its reason, by a person, now.
macro_rules! decided {
    ($outcome:literal) => {
        concat!(
            "UPDATE rechecks SET (outcome, reason, decided_by, decided_at) = (SELECT ",
            $outcome,
            ", staff_id, now() FROM staff LIMIT 1)"
        )
    };
}

/// A claim that changed hands: how, from whom, to whom, by whom (a: anne, b: berthe).
macro_rules! moved {
    ($moved:literal) => {
        concat!(
            "INSERT INTO lease_moves (move_id, claim_id, at, kind, from_staff, to_staff, by_staff)
             SELECT gen_random_uuid(), (SELECT claim_id FROM claims LIMIT 1), now(), ",
            $moved,
            " FROM (SELECT staff_id FROM staff WHERE login = 'anne') AS anne (a),
                   (SELECT staff_id FROM staff WHERE login = 'berthe') AS berthe (b)"
        )
    };
}

/// A call back of anne's booking: place, state, tries, held by, held until, ended at, ended by (a: anne).
macro_rules! called {
    ($call:literal) => {
        concat!(
            "INSERT INTO callbacks (callback_id, slot_at, booked_at, code_index, phone_index, sealed, place, state, tries, held_by, held_until, ended_at, ended_by)
             SELECT gen_random_uuid(), now(), now(), sha256(gen_random_uuid()::text::bytea), sha256(gen_random_uuid()::text::bytea), '', ",
            $call,
            " FROM (SELECT staff_id FROM staff WHERE login = 'anne') AS anne (a)"
        )
    };
}

/// A scan of the claim that anne attached: kind, size, hash, what it shows, when it was withdrawn (a: anne).
macro_rules! scanned {
    ($table:literal, $scan:literal) => {
        concat!(
            "INSERT INTO ",
            $table,
            " (scan_id, claim_id, attached_at, attached_by, kind, size, sha256, sealed, withdrawn_at)
             SELECT gen_random_uuid(), (SELECT claim_id FROM claims LIMIT 1), now(), a, ",
            $scan,
            " FROM (SELECT staff_id FROM staff WHERE login = 'anne') AS anne (a)"
        )
    };
}

/// Claims that anne typed: envelope, when it was opened.
macro_rules! assisted {
    ($envelope:literal) => {
        concat!(
            "INSERT INTO assisted_claims SELECT claim_id, staff_id, '2020-03-25', ",
            $envelope,
            " FROM claims, staff WHERE login = 'anne'"
        )
    };
}

/// A closed day: events, readings, the head before, its own.
macro_rules! closed {
    ($values:literal) => {
        concat!(
            "INSERT INTO audit_days SELECT day, ",
            $values,
            ", now() FROM (VALUES (date '2020-03-01'), ('2020-03-02')) AS two (day)"
        )
    };
}

/// A queue lent: by whom, whose, to whom, side, tenths, rights, from, until.
macro_rules! queue_lent {
    ($loan:literal) => {
        concat!(
            "INSERT INTO fund_loans (loan_id, lent_at, lent_by, fund, to_fund, side, tenths, may, from_at, until_at)
             SELECT gen_random_uuid(), now(), staff_id, ",
            $loan,
            " FROM staff WHERE login = 'anne'"
        )
    };
}

/// A proposal of berthe's for a claim of the furnished database: side, verdict, reason, why, words, outcome, by whom and when
/// (a: anne, b: berthe).
macro_rules! proposed {
    ($proposal:literal) => {
        concat!(
            "INSERT INTO proposals (proposal_id, claim_id, proposed_by, by_role, proposed_at, side, verdict, reason, why, sealed,
                                    outcome, settled_by, settled_at)
             SELECT gen_random_uuid(), (SELECT min(claim_id::text)::uuid FROM claims), b, 'caseworker', now(), ",
            $proposal,
            " FROM (SELECT staff_id FROM staff WHERE login = 'anne') AS anne (a),
                   (SELECT staff_id FROM staff WHERE login = 'berthe') AS berthe (b)"
        )
    };
}

/// A decision of anne's on a claim with a proposal of berthe's: version, sequence, decided by, proposal, its author
/// (p: the proposal, a: anne, b: berthe).
macro_rules! taken {
    ($decision:literal) => {
        concat!(
            "INSERT INTO decisions (claim_id, version, sequence, decided_by, proposal_id, proposed_by, checks)
             SELECT claim_id, ",
            $decision,
            ", '{}' FROM (SELECT proposal_id, claim_id FROM proposals) AS proposal (p, claim_id),
                   (SELECT staff_id FROM staff WHERE login = 'anne') AS anne (a),
                   (SELECT staff_id FROM staff WHERE login = 'berthe') AS berthe (b)"
        )
    };
}

/// A claim in review with the proposal of the furnished database, and more.
macro_rules! waiting {
    ($more:literal) => {
        concat!(
            "UPDATE claims SET state = 'in-review', state_detail = jsonb_set(state_detail, '{state}', '\"in-review\"'),
                    side = 'administrative', decided_at = NULL, proposal_id = proposals.proposal_id,
                    proposed_by = proposals.proposed_by ",
            $more,
            " FROM proposals WHERE proposals.claim_id = claims.claim_id"
        )
    };
}

/// A delegation: by whom, to whom, a kind of question, scheme, ground, from, until (a: anne, b: berthe).
macro_rules! delegated {
    ($values:literal) => {
        concat!(
            "INSERT INTO delegations (delegation_id, officer, technician, question, scheme, ground, from_at, until_at)
             SELECT gen_random_uuid(), ",
            $values,
            " FROM (SELECT staff_id FROM staff WHERE login = 'anne') AS anne (a),
                   (SELECT staff_id FROM staff WHERE login = 'berthe') AS berthe (b)"
        )
    };
}

/// The glass broken: role, reason, until, by anne.
macro_rules! broken {
    ($values:literal) => {
        concat!(
            "INSERT INTO glass_openings (glass_id, claim_id, by_staff, at, review_by, sealed_words, by_role, reason, until_at)
             SELECT gen_random_uuid(), (SELECT min(claim_id::text)::uuid FROM claims), staff_id, now(), '2020-04-01', '', ",
            $values,
            " FROM staff WHERE login = 'anne'"
        )
    };
}

/// What an auditor thinks of it: who is said to have opened it, who looks, what (a: anne, who did; b: berthe).
macro_rules! reviewed {
    ($values:literal) => {
        concat!(
            "INSERT INTO glass_reviews (glass_id, at, sealed_words, by_staff, reviewed_by, verdict) SELECT glass_id, now(), '', ",
            $values,
            " FROM glass_openings, (SELECT staff_id FROM staff WHERE login = 'anne') AS anne (a),
                   (SELECT staff_id FROM staff WHERE login = 'berthe') AS berthe (b)"
        )
    };
}

/// A statement, and the constraint that must refuse it.
const CASES: &[(&str, &str)] = &[
    ("claims_reference_check", "UPDATE claims SET reference = 'AEIOU'"),
    ("claims_reference_key", "UPDATE claims SET reference = (SELECT min(reference) FROM claims)"),
    ("claims_submit_key_key", "UPDATE claims SET submit_key = (SELECT submit_key FROM claims LIMIT 1)"),
    ("claims_channel_check", "UPDATE claims SET channel = 'fax'"),
    ("claims_language_check", "UPDATE claims SET language = 'de'"),
    ("claims_state_check", "UPDATE claims SET state = 'lost'"),
    ("claims_side_check", "UPDATE claims SET state = 'in-review', side = 'legal', decided_at = NULL"),
    ("claims_check", "UPDATE claims SET last_day = first_day - 1"),
    ("claims_nir_index_check", "UPDATE claims SET nir_index = '\\x00'"),
    ("claims_birth_index_check", "UPDATE claims SET birth_index = '\\x00'"),
    ("claims_terms_sha256_check", "UPDATE claims SET terms_sha256 = '\\x00'"),
    ("claims_rule_sha256_check", "UPDATE claims SET rule_sha256 = '\\x00'"),
    ("claims_last_hash_check", "UPDATE claims SET last_hash = '\\x00'"),
    // A side while a person has to look, and only then; a holder with the end of their lease.
    ("claims_check1", "UPDATE claims SET state = 'in-review', side = NULL"),
    ("claims_check1", "UPDATE claims SET state = 'approved', side = 'medical'"),
    (
        "claims_state_said",
        "UPDATE claims SET state_detail = jsonb_set(state_detail, '{state}', '\"refused\"')",
    ),
    ("claims_decided", "UPDATE claims SET decided_at = NULL"),
    (
        "claims_proposal_whole",
        "UPDATE claims SET state = 'in-review', side = 'medical', decided_at = NULL, proposed_by = (SELECT proposed_by FROM proposals)",
    ),
    (
        "claims_proposal_in_review",
        "UPDATE claims SET (proposal_id, proposed_by) = (SELECT proposal_id, proposed_by FROM proposals)",
    ),
    ("claims_second_person", waiting!(", held_until = now(), held_by = proposals.proposed_by")),
    ("claims_check2", "UPDATE claims SET held_by = claim_id, held_until = NULL"),
    ("claims_check2", "UPDATE claims SET held_by = NULL, held_until = now()"),
    ("drafts_session_hash_check", "UPDATE drafts SET session_hash = '\\x00'"),
    ("drafts_submit_key_key", "UPDATE drafts SET submit_key = (SELECT submit_key FROM drafts LIMIT 1)"),
    (
        "claim_events_sequence_check",
        "INSERT INTO claim_events SELECT claim_id, -1, at, actor_kind, actor_id, event, hash FROM claim_events LIMIT 1",
    ),
    (
        "claim_events_actor_kind_check",
        "INSERT INTO claim_events SELECT claim_id, 99, at, 'nobody', actor_id, event, hash FROM claim_events LIMIT 1",
    ),
    (
        "claim_events_hash_check",
        "INSERT INTO claim_events SELECT claim_id, 99, at, actor_kind, actor_id, event, '\\x00' FROM claim_events LIMIT 1",
    ),
    ("audit_days_events", closed!("-1, 0, sha256(day::text::bytea), sha256(('x' || day)::bytea)")),
    ("audit_days_reads", closed!("0, -1, sha256(day::text::bytea), sha256(('x' || day)::bytea)")),
    ("audit_days_previous", closed!("0, 0, '\\x00', sha256(('x' || day)::bytea)")),
    ("audit_days_head", closed!("0, 0, sha256(day::text::bytea), '\\x00'")),
    ("audit_days_previous_key", closed!("0, 0, sha256(''), sha256(('x' || day)::bytea)")),
    ("audit_days_head_key", closed!("0, 0, sha256(day::text::bytea), sha256('')")),
    (
        "proposals_side",
        proposed!("'legal', 'approve', NULL, 'reversal', NULL, NULL, NULL::uuid, NULL::timestamptz"),
    ),
    (
        "proposals_verdict",
        proposed!("'medical', 'maybe', NULL, 'reversal', NULL, NULL, NULL::uuid, NULL::timestamptz"),
    ),
    (
        "proposals_why",
        proposed!("'medical', 'approve', NULL, 'whim', NULL, NULL, NULL::uuid, NULL::timestamptz"),
    ),
    (
        "proposals_outcome",
        proposed!("'medical', 'approve', NULL, 'reversal', NULL, 'lost', NULL::uuid, now()"),
    ),
    (
        "proposals_reasoned",
        proposed!("'medical', 'refuse', NULL, 'reversal', NULL, NULL, NULL::uuid, NULL::timestamptz"),
    ),
    (
        "proposals_reasoned",
        proposed!("'medical', 'approve', 'no-answer', 'reversal', NULL, NULL, NULL::uuid, NULL::timestamptz"),
    ),
    (
        "proposals_words",
        proposed!(
            "'medical', 'approve', NULL, 'reversal', '\\x00'::bytea, NULL, NULL::uuid, NULL::timestamptz"
        ),
    ),
    (
        "proposals_words",
        proposed!("'administrative', 'approve', NULL, 'reversal', NULL, NULL, NULL::uuid, NULL::timestamptz"),
    ),
    (
        "proposals_settled",
        proposed!("'medical', 'approve', NULL, 'reversal', NULL, 'confirmed', NULL::uuid, now()"),
    ),
    (
        "proposals_settled",
        proposed!("'medical', 'approve', NULL, 'reversal', NULL, NULL, a, NULL::timestamptz"),
    ),
    (
        "proposals_two_people",
        proposed!("'medical', 'approve', NULL, 'reversal', NULL, 'confirmed', b, now()"),
    ),
    ("decisions_event", taken!("9, 0, a, NULL::uuid, NULL::uuid")),
    ("decisions_two_people", taken!("1, 1, b, p, b")),
    ("decisions_proposal", taken!("1, 1, a, p, NULL::uuid")),
    ("jobs_key_key", "UPDATE jobs SET key = 'the same'"),
    ("jobs_state_check", "UPDATE jobs SET state = 'forgotten'"),
    ("access_codes_code_index_check", "UPDATE access_codes SET code_index = '\\x00'"),
    ("access_codes_kind_check", "UPDATE access_codes SET kind = 'shouted'"),
    (
        "access_codes_claim_id_code_index_key",
        "INSERT INTO access_codes SELECT gen_random_uuid(), claim_id, code_index, kind, expires_at FROM access_codes LIMIT 1",
    ),
    ("insured_sessions_token_hash_check", "UPDATE insured_sessions SET token_hash = '\\x00'"),
    ("staff_login_key", "UPDATE staff SET login = 'a'"),
    ("staff_login_check", "UPDATE staff SET login = upper(login)"),
    ("staff_role_check", "UPDATE staff SET role = 'owner'"),
    ("staff_language_check", "UPDATE staff SET language = 'de'"),
    ("staff_sessions_token_hash_check", "UPDATE staff_sessions SET token_hash = '\\x00'"),
    ("register_affiliations_nir_index_check", "UPDATE register_affiliations SET nir_index = '\\x00'"),
    (
        "notes_kind_check",
        "INSERT INTO medical.notes VALUES (gen_random_uuid(), gen_random_uuid(), 'gossip', '', '', NULL, now())",
    ),
    ("register_nir_index_check", "UPDATE medical.register SET nir_index = '\\x00'"),
    ("notices_code_index_check", "UPDATE employer.notices SET code_index = '\\x00'"),
    (
        "notices_code_index_key",
        "UPDATE employer.notices SET code_index = (SELECT code_index FROM employer.notices LIMIT 1)",
    ),
    ("notices_state_check", "UPDATE employer.notices SET state = 'doubtful'"),
    (
        "claim_notices_employer_number_check",
        "UPDATE claim_notices SET employer_number = 0 WHERE employer_number = 1",
    ),
    ("claim_notices_document_check", "UPDATE claim_notices SET document = 0"),
    ("notice_keys_kid_check", "UPDATE employer.notice_keys SET kid = 'other'"),
    ("notice_keys_public_key_check", "UPDATE employer.notice_keys SET public_key = '\\x00'"),
    (
        "notice_keys_public_key_key",
        "INSERT INTO employer.notice_keys SELECT '00000000', public_key, now() FROM employer.notice_keys",
    ),
    ("notice_keys_retired", "UPDATE employer.notice_keys SET retired_at = '2000-01-01'"),
    ("notice_keys_revoked", "UPDATE employer.notice_keys SET revoked_at = '2000-01-01'"),
    (
        "notice_checks_code_index_check",
        "INSERT INTO employer.notice_checks VALUES (gen_random_uuid(), '\\x00', sha256(''), true, now())",
    ),
    (
        "notice_checks_network_index_check",
        "INSERT INTO employer.notice_checks VALUES (gen_random_uuid(), sha256(''), '\\x00', true, now())",
    ),
    (
        "employer_contacts_number",
        "INSERT INTO employer_contacts SELECT gen_random_uuid(), claim_id, 0, 1, '', now() FROM claims",
    ),
    (
        "employer_contacts_correction",
        "INSERT INTO employer_contacts SELECT gen_random_uuid(), claim_id, 1, 6, '', now() FROM claims",
    ),
    (
        "employer_contacts_order",
        "INSERT INTO employer_contacts SELECT gen_random_uuid(), claim_id, 1, 1, '', now() FROM claims, generate_series(1, 2)",
    ),
    ("notice_mailboxes_index", "UPDATE employer.notice_mailboxes SET mailbox_index = '\\x00'"),
    ("link_requests_mailbox", "UPDATE employer.link_requests SET mailbox_index = '\\x00'"),
    ("link_requests_network", "UPDATE employer.link_requests SET network_index = '\\x00'"),
    ("link_requests_token", "UPDATE employer.link_requests SET token_hash = sha256('same')"),
    ("link_requests_token_length", "UPDATE employer.link_requests SET token_hash = '\\x00'"),
    ("link_requests_language", "UPDATE employer.link_requests SET language = 'de'"),
    ("link_requests_expires", "UPDATE employer.link_requests SET expires_at = requested_at"),
    ("sessions_token", "UPDATE employer.sessions SET token_hash = sha256('same')"),
    ("sessions_token_length", "UPDATE employer.sessions SET token_hash = '\\x00'"),
    ("sessions_mailbox", "UPDATE employer.sessions SET mailbox_index = '\\x00'"),
    ("notice_answers_answer", "UPDATE employer.notice_answers SET answer = 'perhaps'"),
    ("notices_siret_index", "UPDATE employer.notices SET siret_index = '\\x00'"),
    ("partners_name", "UPDATE employer.partners SET name = ''"),
    (
        "partners_name_key",
        "INSERT INTO employer.partners SELECT gen_random_uuid(), name, made_at FROM employer.partners",
    ),
    ("partner_sirets_index", "UPDATE employer.partner_sirets SET siret_index = '\\x00'"),
    ("partner_keys_hash", "UPDATE employer.partner_keys SET hash = '\\x00'"),
    (
        "partner_keys_hash_key",
        "INSERT INTO employer.partner_keys SELECT gen_random_uuid(), partner_id, hash, scopes, made_at, expires_at
         FROM employer.partner_keys",
    ),
    ("partner_keys_scopes", "UPDATE employer.partner_keys SET scopes = '{claims:read}'"),
    ("partner_keys_scopes", "UPDATE employer.partner_keys SET scopes = '{}'"),
    ("partner_keys_expires", "UPDATE employer.partner_keys SET expires_at = made_at"),
    ("partner_keys_revoked", "UPDATE employer.partner_keys SET revoked_at = '2000-01-01'"),
    ("webhooks_url", "UPDATE employer.webhooks SET url = ''"),
    ("print_batches_number", "INSERT INTO print_batches VALUES (0, now(), 1)"),
    ("print_batches_letters", "INSERT INTO print_batches VALUES (1, now(), 0)"),
    ("deliveries_rung", "UPDATE deliveries SET rung = 'pigeon'"),
    ("deliveries_recipient", "UPDATE deliveries SET recipient = 'neighbour'"),
    ("deliveries_state", "UPDATE deliveries SET state = 'lost'"),
    ("deliveries_effect", "UPDATE deliveries SET effect_key = 'same' WHERE rung = 'e-mail'"),
    ("deliveries_notice", "UPDATE deliveries SET notice_id = NULL WHERE recipient = 'employer'"),
    ("deliveries_handled", "UPDATE deliveries SET handled_at = now()"),
    ("deliveries_sent", "UPDATE deliveries SET sent_at = NULL WHERE state = 'sent'"),
    ("delivery_paces_index", "UPDATE delivery_paces SET address_index = '\\x00'"),
    ("claim_notices_delivery_check", "UPDATE claim_notices SET delivery = 'pigeon'"),
    (
        "claim_notices_notice_id_key",
        "UPDATE claim_notices SET notice_id = (SELECT notice_id FROM claim_notices LIMIT 1)",
    ),
    ("rule_files_check", "INSERT INTO rule_files VALUES ('\\x00', 'text')"),
    ("rule_stamps_sha256_check", "INSERT INTO rule_stamps VALUES ('\\x00', 'v', '\\x00', '\\x00')"),
    (
        "rule_drafts_scheme_check",
        "INSERT INTO rule_drafts VALUES (gen_random_uuid(), '../x', 't', 'w', '{}', '{}', 'draft', gen_random_uuid(), now(), NULL, gen_random_uuid(), now())",
    ),
    (
        "rule_drafts_state_check",
        "INSERT INTO rule_drafts VALUES (gen_random_uuid(), 'a', 't', 'w', '{}', '{}', 'lost', gen_random_uuid(), now(), NULL, gen_random_uuid(), now())",
    ),
    (
        "rule_drafts_check",
        "INSERT INTO rule_drafts VALUES (gen_random_uuid(), 'a', 't', 'w', '{}', '{}', 'proposed', gen_random_uuid(), now(), NULL, gen_random_uuid(), now())",
    ),
    (
        "rule_events_sequence_check",
        "INSERT INTO rule_events VALUES (-1, now(), gen_random_uuid(), gen_random_uuid(), '{}', sha256(''))",
    ),
    (
        "rule_events_hash_check",
        "INSERT INTO rule_events VALUES (9, now(), gen_random_uuid(), gen_random_uuid(), '{}', '\\x00')",
    ),
    (
        "rule_publications_check",
        "INSERT INTO rule_publications SELECT a, a, '{}', '2020-03-24', '2020-03-25', a, a, gen_random_uuid(), 'w' FROM gen_random_uuid() AS a",
    ),
    (
        "rule_publications_two_people",
        "INSERT INTO rule_publications SELECT a, a, '{}', '2020-03-25', '2020-03-25', a, a, a, 'w' FROM gen_random_uuid() AS a",
    ),
    (
        "rule_simulations_content_sha256_check",
        "INSERT INTO rule_simulations VALUES (gen_random_uuid(), gen_random_uuid(), '\\x00', '2020-03-18', now())",
    ),
    (
        "rule_simulations_check",
        "INSERT INTO rule_simulations VALUES (gen_random_uuid(), gen_random_uuid(), sha256(''), '2020-03-18', now(), now())",
    ),
    ("switches_place", switch!("5, 0, b, a")),
    ("switches_place", switch!("-2, -3, a, NULL")),
    ("switches_two_people", switch!("1, 0, a, a")),
    ("switches_turn_about", switch!("1, 0, b, NULL")),
    ("switches_one_at_a_time", switch!("0, -1, b, NULL")),
    ("rechecks_why", "UPDATE rechecks SET why = 'whim'"),
    ("rechecks_side", "UPDATE rechecks SET side = 'legal'"),
    ("rechecks_lease", "UPDATE rechecks SET held_by = claim_id"),
    ("rechecks_outcome", decided!("'lost', NULL")),
    ("rechecks_reason", decided!("'overturned', 'mood'")),
    ("rechecks_reasoned", decided!("'overturned', NULL")),
    ("rechecks_reasoned", decided!("'upheld', 'days'")),
    ("rechecks_reasoned", "UPDATE rechecks SET reason = 'days'"),
    ("rechecks_whole", "UPDATE rechecks SET outcome = 'upheld'"),
    ("fund_loans_side", queue_lent!("'a', 'b', 'legal', 1, 'decide', now(), now() + '1 day'::interval")),
    ("fund_loans_tenths", queue_lent!("'a', 'b', NULL, 0, 'decide', now(), now() + '1 day'::interval")),
    ("fund_loans_tenths", queue_lent!("'a', 'b', NULL, 1024, 'decide', now(), now() + '1 day'::interval")),
    ("fund_loans_may", queue_lent!("'a', 'b', NULL, 1, 'refuse', now(), now() + '1 day'::interval")),
    ("fund_loans_two_funds", queue_lent!("'a', 'a', NULL, 1, 'decide', now(), now() + '1 day'::interval")),
    ("fund_loans_span", queue_lent!("'a', 'b', NULL, 1, 'decide', now(), now()")),
    (
        "callbacks_place_number",
        called!("-1, 'waiting', 0, NULL::uuid, NULL::timestamptz, NULL::timestamptz, NULL::uuid"),
    ),
    ("callbacks_state", called!("5, 'asleep', 0, NULL::uuid, NULL::timestamptz, now(), NULL::uuid")),
    (
        "callbacks_tries",
        called!("5, 'waiting', 4, NULL::uuid, NULL::timestamptz, NULL::timestamptz, NULL::uuid"),
    ),
    ("callbacks_lease", called!("5, 'waiting', 0, a, NULL::timestamptz, NULL::timestamptz, NULL::uuid")),
    ("callbacks_held", called!("5, 'reached', 0, a, now(), now(), a")),
    (
        "callbacks_ended",
        called!("5, 'reached', 0, NULL::uuid, NULL::timestamptz, NULL::timestamptz, NULL::uuid"),
    ),
    ("callbacks_ended_by", called!("5, 'waiting', 0, NULL::uuid, NULL::timestamptz, NULL::timestamptz, a")),
    ("callbacks_code", "UPDATE callbacks SET code_index = (SELECT code_index FROM callbacks LIMIT 1)"),
    ("callbacks_code_index", "UPDATE callbacks SET code_index = 'x'"),
    ("callbacks_phone_index", "UPDATE callbacks SET phone_index = 'x'"),
    (
        "callback_hours_per_slot",
        "INSERT INTO callback_hours SELECT now(), '09:00', '17:00', 100, staff_id FROM staff LIMIT 1",
    ),
    (
        "callback_hours_span",
        "INSERT INTO callback_hours SELECT now(), '09:00', '09:00', 1, staff_id FROM staff LIMIT 1",
    ),
    ("scans_kind", scanned!("scans", "'gif', 1, sha256('b'), 'x'::bytea, NULL::timestamptz")),
    ("scans_size", scanned!("scans", "'pdf', 0, sha256('b'), 'x'::bytea, NULL::timestamptz")),
    ("scans_sha256", scanned!("scans", "'pdf', 1, 'x'::bytea, 'x'::bytea, NULL::timestamptz")),
    ("scans_withdrawn", scanned!("scans", "'pdf', 1, sha256('b'), 'x'::bytea, now()")),
    ("medical_scans_kind", scanned!("medical.scans", "'gif', 1, sha256('b'), 'x'::bytea, NULL::timestamptz")),
    ("medical_scans_size", scanned!("medical.scans", "'pdf', 0, sha256('b'), 'x'::bytea, NULL::timestamptz")),
    (
        "medical_scans_sha256",
        scanned!("medical.scans", "'pdf', 1, 'x'::bytea, 'x'::bytea, NULL::timestamptz"),
    ),
    ("medical_scans_withdrawn", scanned!("medical.scans", "'pdf', 1, sha256('b'), 'x'::bytea, now()")),
    (
        "announcements_span",
        "INSERT INTO announcements SELECT gen_random_uuid(), '', now(), now(), staff_id FROM staff",
    ),
    (
        "staff_funds_two_people",
        "INSERT INTO staff_funds SELECT gen_random_uuid(), staff_id, 'a', now(), staff_id FROM staff",
    ),
    ("role_grants_role", lent!("b, 'owner', now(), now() + '1 day'::interval, a")),
    ("role_grants_two_people", lent!("a, 'auditor', now(), now() + '1 day'::interval, a")),
    ("role_grants_span", lent!("b, 'auditor', now(), now(), a")),
    ("staff_acts_act", written!("b, a, 'praised', NULL")),
    ("staff_acts_grant", written!("b, a, 'role-lent', NULL")),
    ("staff_acts_until", written!("b, a, 'onboarding-set', NULL")),
    ("staff_acts_two_people", written!("a, a, 'enabled', NULL")),
    ("staff_acts_two_people", written!("b, a, 'second-factor-set', NULL")),
    ("staff_acts_two_people", written!("b, NULL, 'password-changed', NULL")),
    (
        "staff_recovery_codes_code_hash_check",
        "INSERT INTO staff_recovery_codes SELECT '\\x00', staff_id FROM staff LIMIT 1",
    ),
    (
        "staff_sign_ins_token_hash_check",
        "INSERT INTO staff_sign_ins SELECT '\\x00', staff_id, now() FROM staff LIMIT 1",
    ),
    (
        "staff_identities_identity_index_check",
        "INSERT INTO staff_identities SELECT '\\x00', staff_id, now() FROM staff LIMIT 1",
    ),
    (
        "staff_identities_staff_id_key",
        "INSERT INTO staff_identities SELECT sha256(n::text::bytea), staff_id, now()
         FROM (SELECT staff_id FROM staff LIMIT 1) AS one, generate_series(1, 2) AS n",
    ),
    (
        "staff_provider_visits_token_hash_check",
        "INSERT INTO staff_provider_visits VALUES ('\\x00', NULL, now())",
    ),
    ("recheck_counts_sum", "UPDATE recheck_counts SET upheld = drawn + 1"),
    ("board_paces_side_check", "INSERT INTO board_paces VALUES ('msa-32', 'legal', '2020-03-25', 1)"),
    (
        "staff_lanes_language",
        "INSERT INTO staff_lanes SELECT gen_random_uuid(), staff_id, NULL, NULL, 'de' FROM staff",
    ),
    (
        "staff_lanes_narrower",
        "INSERT INTO staff_lanes SELECT gen_random_uuid(), staff_id, NULL, NULL, NULL FROM staff",
    ),
    (
        "staff_conflicts_nir_index_check",
        "INSERT INTO staff_conflicts SELECT staff_id, '\\x00', now() FROM staff",
    ),
    ("claim_names_name_index", "INSERT INTO claim_names SELECT '\\x00', claim_id FROM claims LIMIT 1"),
    (
        "claim_searches_by_what",
        "INSERT INTO claim_searches SELECT gen_random_uuid(), now(), staff_id, 'face', sha256(''), 0 FROM staff",
    ),
    (
        "claim_searches_subject",
        "INSERT INTO claim_searches SELECT gen_random_uuid(), now(), staff_id, 'nir', '\\x00', 0 FROM staff",
    ),
    (
        "claim_searches_found",
        "INSERT INTO claim_searches SELECT gen_random_uuid(), now(), staff_id, 'nir', sha256(''), -1 FROM staff",
    ),
    ("opinions_question", "UPDATE opinions SET question = 'gossip'"),
    ("opinions_state", "UPDATE opinions SET state = 'lost', settled_at = now()"),
    (
        "opinions_conclusion",
        "UPDATE opinions SET state = 'answered', conclusion = 'mood', settled_at = now()",
    ),
    ("opinions_concluded", "UPDATE opinions SET conclusion = 'favourable'"),
    ("opinions_concluded", "UPDATE opinions SET state = 'answered', settled_at = now()"),
    ("opinions_shorter", "UPDATE opinions SET last_day = '2020-03-25'"),
    (
        "opinions_shorter",
        "UPDATE opinions SET state = 'answered', conclusion = 'shorter', settled_at = now()",
    ),
    ("opinions_settled", "UPDATE opinions SET settled_at = now()"),
    (
        "opinions_two_people",
        "UPDATE opinions SET state = 'answered', conclusion = 'favourable', settled_at = now(), settled_by = asked_by",
    ),
    (
        "opinions_two_people",
        "UPDATE opinions SET state = 'answered', conclusion = 'favourable', settled_at = now()",
    ),
    ("opinions_lease", "UPDATE opinions SET held_by = opinion_id"),
    ("opinions_prepared", "UPDATE opinions SET prepared_by = asked_by"),
    ("delegations_question", delegated!("a, b, 'gossip', NULL, NULL, now(), now() + '1 day'::interval")),
    ("delegations_two_people", delegated!("a, a, 'work', NULL, NULL, now(), now() + '1 day'::interval")),
    ("delegations_span", delegated!("a, b, 'work', NULL, NULL, now(), now()")),
    ("delegations_matter", delegated!("a, b, NULL, NULL, NULL, now(), now() + '1 day'::interval")),
    ("delegations_matter", delegated!("a, b, 'work', 's', 'g', now(), now() + '1 day'::interval")),
    ("delegations_matter", delegated!("a, b, NULL, NULL, 'g', now(), now() + '1 day'::interval")),
    ("glass_openings_role", broken!("'auditor', 'danger', now() + '1 minute'::interval")),
    ("glass_openings_reason", broken!("'caseworker', 'mood', now() + '1 minute'::interval")),
    ("glass_openings_span", broken!("'caseworker', 'danger', now()")),
    ("glass_openings_span", broken!("'caseworker', 'danger', now() + '16 minutes'::interval")),
    ("glass_reviews_two_people", reviewed!("a, a, 'justified'")),
    ("glass_reviews_verdict", reviewed!("a, b, 'fine'")),
    (
        "audit_lookups_desk",
        "INSERT INTO audit_lookups SELECT gen_random_uuid(), now(), staff_id, NULL, '', 'lost-property' FROM staff",
    ),
    ("assisted_claims_envelope", assisted!("0, NULL")),
    ("assisted_claims_opened", assisted!("NULL, now()")),
    ("assisted_claims_envelope_key", assisted!("7, NULL")),
    ("lease_moves_kind", moved!("'stolen', b, a, a")),
    ("lease_moves_ends", moved!("'given', b, NULL, a")),
    ("lease_moves_ends", moved!("'put-back', b, a, a")),
    ("lease_moves_chosen", moved!("'chosen', NULL, b, a")),
];

/// A database with two rows of every table that has a constraint.
async fn furnished(pool: PgPool) -> TestApp {
    let app = TestApp::new(pool).await;
    app.service.lots.set(0);
    app.filed(&app.employee(2, "service")).await;
    let mut farmer = app.farmer();
    farmer.form.email.clear();
    "yes".clone_into(&mut farmer.form.no_email);
    app.know(&farmer).await;
    let mut browser = app.browser();
    let reference = browser.file(&farmer).await;
    app.browser().fill(&app.farmer()).await;
    app.browser().knock(&reference, &farmer).await;
    for login in ["anne", "berthe"] {
        app.hire(login, "caseworker").await;
        app.browser().sign_in(login).await;
    }
    app.work().await;
    for statement in [
        switch!("0, -1, a, NULL"),
        "INSERT INTO employer.partners SELECT gen_random_uuid(), 'Paie Exemple', now()",
        "INSERT INTO employer.partner_sirets SELECT partner_id, sha256('') FROM employer.partners",
        "INSERT INTO employer.partner_keys
         SELECT gen_random_uuid(), partner_id, sha256(''), '{webhooks}', now(), now() + '1 day'::interval FROM employer.partners",
        "INSERT INTO employer.webhooks SELECT partner_id, 'https://paie.example/', '', now() FROM employer.partners",
        lent!("b, 'auditor', now(), now() + '1 day'::interval, a"),
        "INSERT INTO role_grant_ends SELECT grant_id, now(), granted_by FROM role_grants",
        queue_lent!("'a', 'b', NULL, 1, 'decide', now(), now() + '1 day'::interval"),
        "INSERT INTO fund_loan_ends SELECT loan_id, now(), lent_by FROM fund_loans",
        "INSERT INTO staff_funds SELECT gen_random_uuid(), staff_id, 'a', now(), NULL FROM staff",
        "INSERT INTO announcements SELECT gen_random_uuid(), '', now(), now() + '1 day'::interval, staff_id FROM staff",
        "INSERT INTO announcement_ends SELECT announcement_id, now(), by_staff FROM announcements",
        scanned!("scans", "'pdf', 1, sha256('a'), 'x'::bytea, NULL::timestamptz"),
        scanned!("medical.scans", "'pdf', 1, sha256('a'), 'x'::bytea, NULL::timestamptz"),
        called!("0, 'waiting', 0, NULL::uuid, NULL::timestamptz, NULL::timestamptz, NULL::uuid"),
        called!("1, 'waiting', 0, NULL::uuid, NULL::timestamptz, NULL::timestamptz, NULL::uuid"),
        "INSERT INTO callback_hours SELECT now(), '09:00', '17:00', 1, staff_id FROM staff LIMIT 1",
        written!("b, a, 'enabled', NULL"),
        written!("a, a, 'password-changed', NULL"),
        written!("a, NULL, 'made', NULL"),
        proposed!("'medical', 'approve', NULL, 'reversal', NULL, NULL, NULL::uuid, NULL::timestamptz"),
        taken!("0, 0, a, NULL::uuid, NULL::uuid"),
        "INSERT INTO opinions (opinion_id, claim_id, question, asked_by, asked_at, due_on, state)
         SELECT gen_random_uuid(), claim_id, 'length', staff_id, now(), '2020-03-27', 'asked' FROM claims, staff
         WHERE login = 'anne' LIMIT 1",
        "INSERT INTO employer.link_requests SELECT gen_random_uuid(), sha256('a'), sha256('a'), sha256(n::text::bytea), '', 'fr', now(),
         now() + '15 minutes'::interval FROM generate_series(1, 2) AS n",
        "INSERT INTO employer.sessions SELECT request_id, token_hash, mailbox_index, 'x', expires_at FROM employer.link_requests",
        "INSERT INTO employer.notice_answers SELECT gen_random_uuid(), notice_id, 'acknowledged', now() FROM employer.notices",
        broken!("'caseworker', 'danger', now() + '15 minutes'::interval"),
    ] {
        sqlx::query(statement).execute(&app.owner).await.unwrap();
    }
    app
}

async fn refused_by(app: &TestApp, statement: &'static str) -> String {
    let mut transaction = app.owner.begin().await.unwrap();
    match sqlx::query(statement).execute(&mut *transaction).await {
        Err(Error::Database(error)) => error.constraint().unwrap_or(error.message()).to_owned(),
        Err(error) => panic!("{statement}: {error}"),
        Ok(done) => format!("nobody, {} rows changed", done.rows_affected()),
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn each_constraint_refuses_what_it_is_there_for(pool: PgPool) {
    let app = furnished(pool).await;
    for (constraint, statement) in CASES {
        assert_eq!(refused_by(&app, statement).await, *constraint, "{statement}");
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn no_constraint_is_without_a_case(pool: PgPool) {
    let all: Vec<String> = sqlx::query_scalar(
        "SELECT conname::text FROM pg_constraint JOIN pg_namespace ON pg_namespace.oid = connamespace
         WHERE contype IN ('c', 'u') AND nspname IN ('public', 'medical', 'employer')",
    )
    .fetch_all(&pool)
    .await
    .unwrap();
    let known: BTreeSet<_> = CASES.iter().map(|(constraint, _)| (*constraint).to_owned()).collect();
    assert_eq!(all.into_iter().collect::<BTreeSet<_>>(), known);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_table_admits_every_state_of_the_domain(pool: PgPool) {
    let app = furnished(pool).await;
    for code in ClaimState::CODES {
        let in_hand = matches!(*code, "in-review" | "awaiting-insured" | "awaiting-opinion");
        let side = if in_hand { "'medical'" } else { "NULL" };
        let decided = if in_hand || *code == "submitted" { "NULL" } else { "now()" };
        let statement = format!(
            "UPDATE claims SET state = '{code}', state_detail = jsonb_build_object('state', '{code}'), side = {side}, decided_at = {decided}"
        );
        let mut transaction = app.owner.begin().await.unwrap();
        let done = sqlx::query(AssertSqlSafe(statement)).execute(&mut *transaction).await;
        assert!(done.is_ok_and(|done| done.rows_affected() == 2), "{code}");
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_claim_waits_for_one_second_person_and_a_version_is_decided_once(pool: PgPool) {
    let app = furnished(pool).await;
    for (index, statement) in [
        (
            "proposals_one_open",
            proposed!("'medical', 'approve', NULL, 'reversal', NULL, NULL, NULL::uuid, NULL::timestamptz"),
        ),
        ("decisions_pkey", taken!("0, 1, a, NULL::uuid, NULL::uuid")),
    ] {
        assert_eq!(refused_by(&app, statement).await, index, "{statement}");
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn who_held_a_criterion_lets_it_go_by_no_detour(pool: PgPool) {
    let app = furnished(pool).await;
    // Saying that someone else had held it, or letting go what nobody held.
    for statement in [switch!("1, 0, a, b"), switch!("5, 4, b, a")] {
        assert_eq!(refused_by(&app, statement).await, "switches_held_before", "{statement}");
    }
    assert_eq!(refused_by(&app, switch!("1, 0, b, a")).await, "nobody, 1 rows changed");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn an_opinion_is_settled_once_and_a_claim_has_one_open_question(pool: PgPool) {
    let app = furnished(pool).await;
    let second = "INSERT INTO opinions (opinion_id, claim_id, question, asked_by, asked_at, due_on, state)
                  SELECT gen_random_uuid(), claim_id, 'work', asked_by, now(), due_on, 'asked' FROM opinions";
    assert_eq!(refused_by(&app, second).await, "opinions_open");
    sqlx::query("UPDATE opinions SET state = 'withdrawn', settled_at = now()")
        .execute(&app.owner)
        .await
        .unwrap();
    for statement in ["UPDATE opinions SET due_on = due_on + 1", "DELETE FROM opinions"] {
        assert_eq!(refused_by(&app, statement).await, "opinions is append only", "{statement}");
    }
    // Whoever is said to have opened the glass did.
    assert_eq!(refused_by(&app, reviewed!("b, a, 'justified'")).await, "glass_reviews_opened");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_half_hour_gives_a_place_once_and_a_number_waits_for_one_call(pool: PgPool) {
    let app = furnished(pool).await;
    for (index, statement) in [
        ("callbacks_place", "UPDATE callbacks SET slot_at = '2020-03-25', place = 0"),
        ("callbacks_phone", "UPDATE callbacks SET phone_index = (SELECT phone_index FROM callbacks LIMIT 1)"),
    ] {
        assert_eq!(refused_by(&app, statement).await, index, "{statement}");
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_scan_is_there_once_and_withdrawn_once(pool: PgPool) {
    let app = furnished(pool).await;
    for (index, statement) in [
        ("scans_once", scanned!("scans", "'pdf', 1, sha256('a'), 'x'::bytea, NULL::timestamptz")),
        (
            "medical_scans_once",
            scanned!("medical.scans", "'pdf', 1, sha256('a'), 'x'::bytea, NULL::timestamptz"),
        ),
        ("scans is withdrawn once, and not changed", "UPDATE scans SET sealed = 'other'"),
        (
            "scans is withdrawn once, and not changed",
            "UPDATE medical.scans SET withdrawn_at = now(), sealed = NULL, size = 2",
        ),
    ] {
        assert_eq!(refused_by(&app, statement).await, index, "{statement}");
    }
    sqlx::query("UPDATE scans SET sealed = NULL, withdrawn_at = now()").execute(&app.owner).await.unwrap();
    let again = refused_by(&app, "UPDATE scans SET withdrawn_at = now()").await;
    assert_eq!(again, "scans is withdrawn once, and not changed");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_recheck_has_one_outcome_once(pool: PgPool) {
    let app = furnished(pool).await;
    sqlx::query(decided!("'upheld', NULL")).execute(&app.owner).await.unwrap();
    for statement in [decided!("'overturned', 'days'"), "UPDATE rechecks SET due_on = due_on + 1"] {
        assert_eq!(refused_by(&app, statement).await, "rechecks is append only", "{statement}");
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn history_and_readings_cannot_be_changed_even_by_the_owner(pool: PgPool) {
    let app = furnished(pool).await;
    sqlx::query("INSERT INTO medical.reads VALUES (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'x', now())")
        .execute(&app.owner)
        .await
        .unwrap();
    sqlx::query(moved!("'given', NULL, b, a")).execute(&app.owner).await.unwrap();
    sqlx::query("INSERT INTO claim_searches SELECT gen_random_uuid(), now(), staff_id, 'nir', sha256(''), 0 FROM staff")
        .execute(&app.owner)
        .await
        .unwrap();
    for statement in [
        delegated!("a, b, 'work', NULL, NULL, now(), now() + '1 day'::interval"),
        "INSERT INTO delegation_ends SELECT delegation_id, now(), officer FROM delegations",
        reviewed!("a, b, 'justified'"),
        "INSERT INTO medical.opinion_reasons
         SELECT opinion_id, claim_id, '', '', asked_by, now() FROM opinions",
    ] {
        sqlx::query(statement).execute(&app.owner).await.unwrap();
    }
    for (statement, answer) in [
        ("UPDATE claim_searches SET found = 1", "claim_searches is append only"),
        ("DELETE FROM claim_searches", "claim_searches is append only"),
        ("TRUNCATE claim_searches", "claim_searches is append only"),
        ("UPDATE delegations SET until_at = now()", "delegations is append only"),
        ("DELETE FROM delegation_ends", "delegation_ends is append only"),
        ("UPDATE glass_openings SET at = now()", "glass_openings is append only"),
        ("DELETE FROM glass_reviews", "glass_reviews is append only"),
        ("TRUNCATE glass_reviews", "glass_reviews is append only"),
        ("UPDATE medical.opinion_reasons SET at = now()", "opinion_reasons is append only"),
        ("UPDATE lease_moves SET at = now()", "lease_moves is append only"),
        ("DELETE FROM lease_moves", "lease_moves is append only"),
        ("TRUNCATE lease_moves", "lease_moves is append only"),
        ("UPDATE claim_events SET at = now()", "claim_events is append only"),
        ("DELETE FROM claim_events", "claim_events is append only"),
        ("UPDATE medical.reads SET at = now()", "reads is append only"),
        ("DELETE FROM medical.reads", "reads is append only"),
        ("UPDATE criterion_switches SET at = now()", "criterion_switches is append only"),
        ("DELETE FROM criterion_switches", "criterion_switches is append only"),
        ("TRUNCATE criterion_switches", "criterion_switches is append only"),
        ("DELETE FROM rechecks", "rechecks is append only"),
        ("DELETE FROM proposals", "proposals is append only"),
        ("UPDATE decisions SET version = 9", "decisions is append only"),
        ("DELETE FROM decisions", "decisions is append only"),
        ("UPDATE role_grants SET until_at = until_at + '1 day'::interval", "role_grants is append only"),
        ("DELETE FROM role_grants", "role_grants is append only"),
        ("DELETE FROM role_grant_ends", "role_grant_ends is append only"),
        ("UPDATE fund_loans SET until_at = until_at + '1 day'::interval", "fund_loans is append only"),
        ("DELETE FROM fund_loans", "fund_loans is append only"),
        ("DELETE FROM fund_loan_ends", "fund_loan_ends is append only"),
        ("UPDATE announcements SET sealed = 'x'", "announcements is append only"),
        ("DELETE FROM announcement_ends", "announcement_ends is append only"),
        ("UPDATE callback_hours SET per_slot = 2", "callback_hours is append only"),
        ("TRUNCATE callback_hours", "callback_hours is append only"),
        ("UPDATE staff_funds SET fund = NULL", "staff_funds is append only"),
        ("UPDATE staff_acts SET at = now()", "staff_acts is append only"),
        ("DELETE FROM staff_acts", "staff_acts is append only"),
        ("TRUNCATE staff_acts", "staff_acts is append only"),
    ] {
        assert_eq!(refused_by(&app, statement).await, answer, "{statement}");
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn every_constraint_holds_for_the_old_rows_too(pool: PgPool) {
    let unchecked: Vec<String> =
        sqlx::query_scalar("SELECT conname::text FROM pg_constraint WHERE NOT convalidated ORDER BY 1")
            .fetch_all(&pool)
            .await
            .unwrap();
    assert_eq!(unchecked, Vec::<String>::new(), "a constraint NOT VALID is validated by a later migration");
}
