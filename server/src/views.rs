//! From loaded data to what the screens show: pure functions, one file a screen.

mod announcements;
mod assignments;
mod audit;
mod board;
mod callbacks;
mod case;
mod decision;
mod deliveries;
mod desks;
mod employer_space;
mod ended;
mod fund_loans;
mod glass;
mod home;
mod lists;
mod opinions;
mod own_claim;
mod queue;
mod receipt;
mod rules;
mod rules_desk;
mod safeguards;
mod scans;
mod shift;
mod team;
mod when;
pub mod wording;

pub use announcements::{announcements, banner, rule_news};
pub use assignments::assignments;
pub use audit::{audit, audit_trail, staff_acts};
pub use board::{Asked, board, board_lines, open_data};
pub use callbacks::{callback, callback_line, slot, slot_options};
pub use case::{agent_badge, case, presence, preview, template};
pub use deliveries::deliveries;
pub use desks::{call_answer, filed, filed_row, filing_scheme};
pub use employer_space::{NOTICE_COLUMNS, notice_line, received, report as dsn_report};
pub use fund_loans::{LOAN_COLUMNS, fund_loan, fund_loans, loan_lines};
pub use glass::{glass, glass_reviews};
pub use home::home_scheme;
pub use lists::{bulk, labels, list_options, list_rows, query_of, saved_views};
pub use opinions::{delegations, matters, opinion, opinions};
pub use own_claim::own_claim;
pub use queue::queue_row;
pub use receipt::receipt;
pub use rules::{in_force, rule_version, rules};
pub use rules_desk::{obstacle, officer_badge, rule_draft, rules_desk};
pub use safeguards::{recheck_row, safeguards};
pub use scans::of_sheet;
pub use shift::shift;
pub use team::{account_row, act_line, admin_badge, fund_change, funds, second_factor};
pub use when::{hour, moment};

use crate::persistence::staff::SignedIn;
use crate::state::Service;
use abri_app::lang::Lang;
use abri_app::model::AgentBadge;
use abri_domain::assessment::FindingRecord;
use abri_domain::fund::FundCode;
use abri_domain::rules::Verdict;

/// Who is signed in, and the token their forms carry.
pub fn badge(person: &SignedIn) -> AgentBadge {
    AgentBadge {
        name: person.display_name.clone(),
        role: person.role,
        token: person.form_token.clone(),
        is_onboarding: person.is_onboarding,
    }
}

/// The name of a fund as letters write it; its code when no fund answers to it any more.
fn fund_name(service: &Service, code: &str) -> String {
    let fund = FundCode::parse(code).ok().and_then(|code| service.funds.get(&code).cloned());
    fund.map_or_else(|| code.to_owned(), |fund| fund.name)
}

/// A finding's sentence.
fn sentence(finding: &FindingRecord, lang: Lang) -> String {
    match lang {
        Lang::Fr => finding.text_fr.clone(),
        Lang::En => finding.text_en.clone(),
    }
}

const fn verdict_code(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Yes => "yes",
        Verdict::No => "no",
        Verdict::Unknown => "unknown",
    }
}

#[cfg(test)]
pub(crate) mod samples;
#[cfg(test)]
mod tests;
