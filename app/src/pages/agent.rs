//! The pages of the back office, and what they share.

pub mod case;
pub mod queue;
pub mod rechecks;
pub mod rules;
pub mod safeguards;
pub mod sign_in;

use crate::components::{NoticeBox, NoticeKind};
use crate::lang::Lang;
use crate::model::{AgentBadge, StaffRole};
use crate::paths::agent;
use crate::text::agent::rules::TO_DESK;
use crate::text::agent::{codes, rechecks as recheck_words, safeguards as safeguard_words, sign_in as words};
use leptos::prelude::*;

/// The bar over every page of a signed-in agent: who, where their work is, the way out.
fn staff_bar(lang: Lang, badge: &AgentBadge) -> impl IntoView + use<> {
    let role = codes::role(badge.role).get(lang);
    view! {
        <div class="staff-bar">
            <nav class="staff-bar__nav" aria-label=words::NAVIGATION.get(lang)>
                {links(lang, badge.role)}
            </nav>
            <p class="staff-bar__who">{format!("{} ({role})", badge.name)}</p>
            <form class="staff-bar__out" method="post" action=agent::SIGN_OUT>
                {token_field(&badge.token)}
                <button class="button button--link" type="submit">{words::SIGN_OUT.get(lang)}</button>
            </form>
        </div>
    }
}

/// Where the work of a role is.
fn links(lang: Lang, role: StaffRole) -> AnyView {
    let (home, watch) = match role {
        StaffRole::RulesOfficer => ((agent::RULES, TO_DESK), (agent::SAFEGUARDS, safeguard_words::TITLE)),
        _ => ((agent::QUEUE, words::TO_QUEUE), (agent::RECHECKS, recheck_words::TITLE)),
    };
    view! {
        <a href=home.0 accesskey="f">{home.1.get(lang)}</a>
        <a href=watch.0 accesskey="r">{watch.1.get(lang)}</a>
    }
    .into_any()
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
mod tests;
