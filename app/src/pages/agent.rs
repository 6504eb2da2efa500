//! The pages of the back office, and what they share.

pub mod case;
pub mod queue;
pub mod rules;
pub mod sign_in;

use crate::lang::Lang;
use crate::model::{AgentBadge, StaffRole};
use crate::paths::agent;
use crate::text::agent::rules::TO_DESK;
use crate::text::agent::{codes, sign_in as words};
use leptos::prelude::*;

/// The bar over every page of a signed-in agent: who, the queue or the desk of the rules, the way out.
fn staff_bar(lang: Lang, badge: &AgentBadge) -> impl IntoView + use<> {
    let role = codes::role(badge.role).get(lang);
    let (home, name) = match badge.role {
        StaffRole::RulesOfficer => (agent::RULES, TO_DESK),
        _ => (agent::QUEUE, words::TO_QUEUE),
    };
    view! {
        <div class="staff-bar">
            <nav class="staff-bar__nav" aria-label=words::NAVIGATION.get(lang)>
                <a href=home accesskey="f">{name.get(lang)}</a>
            </nav>
            <p class="staff-bar__who">{format!("{} ({role})", badge.name)}</p>
            <form class="staff-bar__out" method="post" action=agent::SIGN_OUT>
                {token_field(&badge.token)}
                <button class="button button--link" type="submit">{words::SIGN_OUT.get(lang)}</button>
            </form>
        </div>
    }
}

/// The form token of the session.
fn token_field(token: &str) -> impl IntoView + use<> {
    view! { <input type="hidden" name="token" value=token.to_owned() /> }
}

#[cfg(test)]
mod tests;
