//! What happened to the claim.

use crate::lang::Lang;
use crate::model::CaseHistoryLine;
use crate::text::agent::{case as words, codes};
use leptos::prelude::*;

/// The history, oldest first.
pub fn lines(lang: Lang, history: Vec<CaseHistoryLine>) -> AnyView {
    let lines = history.into_iter().map(|line| {
        let said = line.said.map(|words| view! { <span class="timeline__text">{words}</span> });
        let more = line.more.map(|words| view! { <span class="timeline__text">{words}</span> });
        view! {
            <li class="timeline__event">
                <span class="timeline__time">{format!("{}, {}", line.at, line.who)}</span>
                {line.how.unwrap_or_else(|| codes::event(line.event).get(lang).to_owned())}
                {more}
                {said}
            </li>
        }
    });
    view! {
        <section aria-labelledby="history">
            <h2 id="history">{words::HISTORY.get(lang)}</h2>
            <ol class="timeline">{lines.collect_view()}</ol>
        </section>
    }
    .into_any()
}
