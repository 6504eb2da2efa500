//! What became of each claim of an act on many.

use crate::lang::Lang;
use crate::model::{BulkLine, BulkPage, PageContext};
use crate::pages::agent::staff_bar;
use crate::paths::agent;
use crate::text::agent::lists as words;
use abri_domain::listing::BulkOutcome;
use leptos::prelude::*;

/// The page: what was not done comes first.
pub fn view(context: &PageContext, page: &BulkPage) -> AnyView {
    let lang = context.lang;
    let done = page.lines.iter().filter(|line| line.outcome == BulkOutcome::Done).count();
    let (finished, open): (Vec<_>, Vec<_>) =
        page.lines.iter().partition(|line| line.outcome == BulkOutcome::Done);
    let head = words::RESULT_COLUMNS.iter().map(|column| view! { <th scope="col">{column.get(lang)}</th> });
    let lines = open.into_iter().chain(finished).map(|line| row(lang, page.opens, line));
    view! {
        <div class="staff">
            {staff_bar(lang, &page.agent)}
            <h1 id="result">{words::RESULT.get(lang)}</h1>
            <p>{words::act(page.act).get(lang)}</p>
            <p role="status"><strong>{words::tally(lang, done, page.lines.len())}</strong></p>
            <table class="table queue" aria-labelledby="result">
                <thead><tr>{head.collect_view()}</tr></thead>
                <tbody>{lines.collect_view()}</tbody>
            </table>
            <p class="lists__back"><a href=agent::list(&page.query)>{words::BACK_TO_LIST.get(lang)}</a></p>
        </div>
    }
    .into_any()
}

fn row(lang: Lang, opens: bool, line: &BulkLine) -> AnyView {
    let name = line.reference.clone();
    let name = match line.claim_id.as_deref().filter(|_| opens) {
        Some(claim_id) => view! { <a href=agent::case(claim_id)>{name}</a> }.into_any(),
        None => view! { <span class="lists__reference">{name}</span> }.into_any(),
    };
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td>
                <span class="queue__column">{words::RESULT_COLUMNS[1].get(lang)}</span>
                <span>{words::outcome(line.outcome).get(lang)}</span>
            </td>
        </tr>
    }
    .into_any()
}
