//! The trail of one claim.

use super::{heads, staff_bar};
use crate::components::FactsTable;
use crate::lang::Lang;
use crate::model::{AuditEvent, AuditTrailPage, PageContext};
use crate::paths::agent;
use crate::text::agent::{audit as words, codes};
use leptos::prelude::*;

/// The page.
pub fn view(context: &PageContext, page: &AuditTrailPage) -> AnyView {
    let lang = context.lang;
    let lookup = &page.lookup;
    view! {
        <div class="staff">
            {staff_bar(lang, &page.agent)}
            <h1>{words::TRAIL.get(lang)}</h1>
            <p>{words::looked_up(lang, &lookup.reference, &lookup.reason)}</p>
            <p>{words::OPEN_FOR.get(lang)}</p>
            {events(lang, page)}
            <p><a href=agent::AUDIT>{words::BACK.get(lang)}</a></p>
        </div>
    }
    .into_any()
}

fn events(lang: Lang, page: &AuditTrailPage) -> AnyView {
    if !page.found {
        return view! { <p role="status">{words::NO_CLAIM.get(lang)}</p> }.into_any();
    }
    let row = |event: &AuditEvent| {
        let act = codes::event(event.event).get(lang).to_owned();
        let zone = event.zone_read.map(|zone| words::zone(zone).get(lang).to_owned());
        vec![event.at.clone(), with(act, zone), with(event.who.clone(), event.name.clone())]
    };
    let (head, rows) = (heads(lang, words::TRAIL_COLUMNS), page.events.iter().map(row).collect());
    view! { <FactsTable caption=words::TRAIL.get(lang) head=head rows=rows hide_caption=true /> }.into_any()
}

/// A word, and what says more where there is something.
fn with(word: String, more: Option<String>) -> String {
    match more {
        Some(more) => format!("{word}, {more}"),
        None => word,
    }
}
