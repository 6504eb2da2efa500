//! The routes of staff, by what they are for.

use super::Table;
use crate::http::agent::{
    acts, announcements, assignments, audit, board, call_desk, callbacks, case, delegations, deliveries,
    envelope, filing, fund_loans, glass, lists, opinions, password, presence, procedures, provider, queue,
    rechecks, rules, safeguards, scans, second_factor, shift, sign_in, team,
};
use crate::http::files::SCANS_MAX;
use crate::http::{RULES_MAX, UPLOAD_MAX};
use abri_app::paths::agent as paths;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};

/// Adds them.
pub(super) fn pages(table: Table) -> Table {
    [entry, work, claims, listing, medical, desks, oversight, rulemaking, accounts]
        .into_iter()
        .fold(table, |table: Table, add: fn(Table) -> Table| add(table))
}

/// Signing in and out, and what one sets of one's own account.
fn entry(table: Table) -> Table {
    table
        .form(paths::SIGN_IN, get(sign_in::show).post(sign_in::sign_in))
        .get(paths::PROVIDER, get(provider::depart))
        .get(paths::PROVIDER_BACK, get(provider::arrive))
        .get(paths::PROVIDER_LINK, get(provider::link))
        .post(paths::SIGN_OUT, post(sign_in::sign_out))
        .form(paths::SIGN_IN_CODE, get(sign_in::code).post(sign_in::give_code))
        .form(paths::PASSWORD, get(password::show).post(password::change))
        .form(paths::SECOND_FACTOR, get(second_factor::show).post(second_factor::confirm))
}

/// The queue, the day's work, and what every screen carries.
fn work(table: Table) -> Table {
    table
        .get(paths::QUEUE, get(queue::show))
        .post(paths::NEXT, post(queue::next))
        .form(paths::STOP, get(shift::show).post(shift::stop))
        .post(paths::DECLARE, post(queue::declare))
        .form(paths::ANNOUNCEMENTS, get(announcements::show).post(announcements::announce))
        .post(&paths::end_announcement("{announcement_id}"), post(announcements::end))
        .get(paths::PROCEDURES, get(procedures::list))
        .get(&paths::procedure("{screen}"), get(procedures::show))
}

/// A claim and the acts on it.
fn claims(table: Table) -> Table {
    let act = |name: &str| paths::act("{claim_id}", name);
    table
        .post(&act("etiquettes"), post(lists::labels::mark))
        .post(&act("note"), post(lists::note))
        .get(&paths::case("{claim_id}"), get(case::show))
        .post(&act("presence"), post(presence::keep))
        .post(&act("prendre"), post(acts::take))
        .post(&act("liberer"), post(acts::release))
        .post(&act("decision"), post(acts::decide))
        .post(&act("apercu"), post(acts::preview))
        .post(&act("confirmation"), post(acts::confirm))
        .post(&act("question"), post(acts::ask))
        .post(&act("transfert"), post(acts::pass_on))
        .post(&act("reexamen"), post(acts::reopen))
        .post(&act("preparation"), post(acts::prepare))
        .post(&act("a-signer"), post(acts::leave_to_doctor))
        .post(&act("avis"), post(acts::ask_opinion))
        .post(&act("avis-retrait"), post(acts::withdraw_opinion))
        .post(&act("motif"), post(envelope::type_ground))
        .post(&act("controle"), post(acts::recheck))
        .get(&paths::scan("{claim_id}", "{scan_id}"), get(scans::sheet))
        .get(&paths::medical_scan("{claim_id}", "{scan_id}"), get(scans::medical))
        .post(
            &paths::medical_scans("{claim_id}"),
            post(scans::attach_medical).layer(DefaultBodyLimit::max(SCANS_MAX)),
        )
        .post(&paths::withdraw_medical_scan("{claim_id}", "{scan_id}"), post(scans::withdraw_medical))
}

/// Lists, search, views, labels, acts on many claims.
fn listing(table: Table) -> Table {
    table
        .get(paths::CASE, get(lists::show))
        .post(paths::SEARCH, post(lists::search))
        .post(paths::VIEWS, post(lists::views::save))
        .post(paths::REMOVE_VIEW, post(lists::views::remove))
        .post(paths::BULK, post(lists::bulk::act).layer(DefaultBodyLimit::max(UPLOAD_MAX)))
        .form(paths::LABELS, get(lists::labels::show).post(lists::labels::make))
        .post(paths::RETIRE_LABEL, post(lists::labels::retire))
}

/// Opinions, delegations, exceptional accesses.
fn medical(table: Table) -> Table {
    let act = |name: &str| paths::act("{claim_id}", name);
    table
        .form(&act("acces-exceptionnel"), get(glass::confirm).post(glass::break_it))
        .get(&paths::glass("{glass_id}"), get(glass::look))
        .get(paths::GLASS_REVIEWS, get(glass::reviews))
        .post(&paths::glass_review("{glass_id}"), post(glass::review))
        .get(paths::OPINIONS, get(opinions::show))
        .post(paths::NEXT_OPINION, post(opinions::next))
        .get(&paths::opinion("{opinion_id}"), get(opinions::open))
        .post(&paths::opinion_act("{opinion_id}", "reponse"), post(opinions::answer))
        .post(&paths::opinion_act("{opinion_id}", "liberer"), post(opinions::release))
        .form(paths::DELEGATIONS, get(delegations::show).post(delegations::give))
        .post(&paths::delegation_end("{delegation_id}"), post(delegations::end))
}

/// The phone desk and the mail desk.
fn desks(table: Table) -> Table {
    table
        .get(paths::CALL_DESK, get(call_desk::show))
        .post(paths::CALL_LOOKUPS, post(call_desk::look_up))
        .get(&paths::call_lookup("{lookup_id}"), get(call_desk::answer))
        .post(&paths::call_codes("{lookup_id}"), post(call_desk::codes))
        .form(paths::CALLBACKS, get(callbacks::show).post(callbacks::book))
        .post(paths::NEXT_CALLBACK, post(callbacks::next))
        .get(&paths::callback("{callback_id}"), get(callbacks::one))
        .post(&paths::callback_act("{callback_id}", "issue"), post(callbacks::conclude))
        .post(&paths::callback_act("{callback_id}", "liberer"), post(callbacks::give_back))
        .form(paths::CALLBACK_HOURS, get(callbacks::hours).post(callbacks::set_hours))
        .get(paths::MAIL_DESK, get(filing::desk))
        .form(&paths::filing("{scheme}"), get(filing::show).post(filing::file))
        .get(&paths::filed("{claim_id}"), get(filing::filed))
        .get(&paths::filed_pdf("{claim_id}"), get(filing::filed_pdf))
        .post(
            &paths::filed_scans("{claim_id}"),
            post(scans::attach_sheet).layer(DefaultBodyLimit::max(SCANS_MAX)),
        )
        .post(&paths::withdraw_filed_scan("{claim_id}", "{scan_id}"), post(scans::withdraw_sheet))
}

/// Who works on what, the board, re-checks, help between funds, the trail.
fn oversight(table: Table) -> Table {
    table
        .get(paths::ASSIGNMENTS, get(assignments::show))
        .post(paths::REASSIGN, post(assignments::reassign))
        .post(paths::ADD_LANE, post(assignments::add_lane))
        .post(paths::REMOVE_LANE, post(assignments::remove_lane))
        .form(paths::FUND_LOANS, get(fund_loans::show).post(fund_loans::lend))
        .get(paths::FUND_LOANS_CSV, get(fund_loans::file))
        .post(&paths::end_fund_loan("{loan_id}"), post(fund_loans::end))
        .get(paths::DELIVERIES, get(deliveries::show))
        .post(&paths::delivery_act("{job_id}", "renvoi"), post(deliveries::send_again))
        .post(&paths::delivery_act("{job_id}", "classement"), post(deliveries::put_away))
        .post(&paths::stopped_job_act("{job_id}", "reprise"), post(deliveries::try_again))
        .post(&paths::stopped_job_act("{job_id}", "classement"), post(deliveries::put_job_away))
        .get(paths::BOARD, get(board::show))
        .get(paths::BOARD_CSV, get(board::file))
        .get(paths::RECHECKS, get(rechecks::show))
        .post(paths::NEXT_RECHECK, post(rechecks::next))
        .get(paths::AUDIT, get(audit::show))
        .post(paths::LOOKUPS, post(audit::look_up))
        .get(&paths::lookup("{lookup_id}"), get(audit::trail))
        .post(paths::STAFF_ACTS, post(audit::acts))
}

/// Rules and the safeguards of the machine's yes.
fn rulemaking(table: Table) -> Table {
    let rule_act = |name: &str| paths::rule_draft_act("{draft_id}", name);
    table
        .get(paths::RULES, get(rules::desk))
        .post(paths::RULE_DRAFTS, post(rules::begin))
        .get(&paths::rule_draft("{draft_id}"), get(rules::draft))
        .post(&rule_act("enregistrer"), post(rules::save).layer(DefaultBodyLimit::max(RULES_MAX)))
        .post(&rule_act("simulation"), post(rules::simulate))
        .post(&rule_act("proposition"), post(rules::propose))
        .post(&rule_act("reprise"), post(rules::take_back))
        .post(&rule_act("retrait"), post(rules::withdraw))
        .post(&rule_act("publication"), post(rules::publish))
        .post(&paths::rule_cancel("{publication_id}"), post(rules::cancel))
        .get(&paths::rule_text("{sha256}"), get(rules::text))
        .get(paths::SAFEGUARDS, get(safeguards::show))
        .post(paths::HOLD, post(safeguards::hold))
        .post(paths::LET_GO, post(safeguards::let_go))
}

/// Accounts of the team.
fn accounts(table: Table) -> Table {
    let account_act = |name: &str| paths::account_act("{staff_id}", name);
    table
        .post(&account_act("fournisseur"), post(team::unlink))
        .form(paths::TEAM, get(team::show).post(team::make))
        .get(&paths::account("{staff_id}"), get(team::show_one))
        .post(&account_act("role"), post(team::lend))
        .post(&account_act("fin-de-role"), post(team::end_loan))
        .post(&account_act("formation"), post(team::onboard))
        .post(&account_act("fin-de-formation"), post(team::end_onboarding))
        .post(&account_act("mot-de-passe"), post(team::give_password))
        .post(&account_act("second-facteur"), post(team::reset_second_factor))
        .post(&account_act("desactivation"), post(team::disable))
        .post(&account_act("reactivation"), post(team::enable))
        .post(&account_act("caisse"), post(team::set_fund))
}
