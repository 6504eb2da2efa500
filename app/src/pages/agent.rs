//! The pages of the back office, and what they share.

pub mod account;
pub mod announcements;
pub mod assignments;
pub mod audit;
pub mod board;
pub mod call_desk;
pub mod callbacks;
pub mod case;
pub mod delegations;
pub mod deliveries;
pub mod filing;
pub mod fund_loans;
pub mod glass;
mod keys;
pub mod lists;
pub mod opinions;
pub mod password;
pub mod procedures;
pub mod provider;
pub mod queue;
pub mod rechecks;
pub mod role_changed;
pub mod rules;
pub mod safeguards;
mod scans;
pub mod second_factor;
pub mod shift;
pub mod sign_in;
pub mod team;

use crate::components::{NoticeBox, NoticeKind};
use crate::lang::Lang;
use crate::model::{AgentBadge, StaffRole};
use crate::paths::agent;
use crate::text::agent::assignments as assignment_words;
use crate::text::agent::rules::TO_DESK;
use crate::text::agent::{
    announcements as announcement_words, audit as audit_words, board as board_words, call_desk as call_words,
    callbacks as callback_words, codes, delegations as delegation_words, deliveries as delivery_words,
    filing as filing_words, fund_loans as loan_words, glass as glass_words, lists as list_words,
    opinions as opinion_words, rechecks as recheck_words, safeguards as safeguard_words, sign_in as words,
    team as team_words,
};
use abri_domain::staff::Right;
use leptos::prelude::*;

/// The bar over every page of a signed-in agent: who, where their work is, the way out.
fn staff_bar(lang: Lang, badge: &AgentBadge) -> AnyView {
    let role = codes::role(badge.role).get(lang);
    let onboarding = badge.is_onboarding.then(|| format!(", {}", words::ONBOARDING.get(lang)));
    let who = format!("{} ({role}{})", badge.name, onboarding.unwrap_or_default());
    view! {
        <div class="staff-bar">
            <details class="staff-bar__menu">
                <summary>{words::MENU.get(lang)}</summary>
                <nav class="staff-bar__nav" aria-label=words::NAVIGATION.get(lang)>
                    {links(lang, badge.role)}
                </nav>
            </details>
            {keys::help(lang)}
            <p class="staff-bar__who">
                <a href=agent::PASSWORD>{who}</a>
            </p>
            <form class="staff-bar__out" method="post" action=agent::SIGN_OUT>
                {token_field(&badge.token)}
                <button class="button button--link" type="submit">{words::SIGN_OUT.get(lang)}</button>
            </form>
        </div>
    }
    .into_any()
}

/// Where the work of a role is.
fn links(lang: Lang, role: StaffRole) -> AnyView {
    let all = [
        (Right::Review, agent::QUEUE, "f", words::TO_QUEUE),
        (Right::Search, agent::CASE, "u", list_words::TITLE),
        (Right::Review, agent::RECHECKS, "r", recheck_words::TITLE),
        (Right::Advise, agent::OPINIONS, "y", opinion_words::TITLE),
        (Right::Delegate, agent::DELEGATIONS, "w", delegation_words::TITLE),
        (Right::SeeBoard, agent::BOARD, "p", board_words::TITLE),
        (Right::Reassign, agent::ASSIGNMENTS, "f", assignment_words::TITLE),
        (Right::Lend, agent::FUND_LOANS, "w", loan_words::TITLE),
        (Right::Announce, agent::ANNOUNCEMENTS, "b", announcement_words::TITLE),
        (Right::MakeRules, agent::RULES, "f", TO_DESK),
        (Right::MakeRules, agent::SAFEGUARDS, "r", safeguard_words::TITLE),
        (Right::FindState, agent::CALL_DESK, "f", call_words::TITLE),
        (Right::FindState, agent::CALLBACKS, "r", callback_words::TITLE),
        (Right::Reassign, agent::CALLBACK_HOURS, "r", callback_words::HOURS),
        (Right::FileForOthers, agent::MAIL_DESK, "d", filing_words::DESK),
        (Right::WatchDeliveries, agent::DELIVERIES, "y", delivery_words::TITLE),
        (Right::Audit, agent::AUDIT, "f", audit_words::TITLE),
        (Right::Audit, agent::GLASS_REVIEWS, "e", glass_words::REVIEWS),
        (Right::ManageStaff, agent::TEAM, "f", team_words::TITLE),
    ];
    let mine = all.into_iter().filter(|(right, ..)| role.may(*right));
    mine.map(|(_, path, key, text)| view! { <a href=path accesskey=key>{text.get(lang)}</a> })
        .collect_view()
        .into_any()
}

/// What the last act did.
fn success(text: &'static str) -> AnyView {
    view! { <NoticeBox kind=NoticeKind::Success announce=true><p>{text}</p></NoticeBox> }.into_any()
}

/// The drift alarm, while it rings for some version.
fn alarm(lang: Lang, versions: &[String]) -> Option<AnyView> {
    if versions.is_empty() {
        return None;
    }
    let (title, text) = (recheck_words::ALARM.get(lang), recheck_words::ringing(lang, versions));
    let kind = NoticeKind::Warning;
    Some(view! { <NoticeBox kind=kind title=title><p>{text}</p></NoticeBox> }.into_any())
}

/// The form token of the session.
fn token_field(token: &str) -> impl IntoView + use<> {
    view! { <input type="hidden" name="token" value=token.to_owned() /> }
}

#[cfg(test)]
pub(super) mod tests;
