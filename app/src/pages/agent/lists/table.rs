//! The claims of a list, a line each; on a phone each line is a card.

use crate::lang::{Lang, Text};
use crate::model::{ListPage, ListRow};
use crate::paths::agent;
use crate::text::agent::{codes, lists as words, queue};
use leptos::prelude::*;

const COLUMNS: [Text; 8] = [
    queue::REFERENCE,
    queue::NAME,
    queue::DUE,
    queue::RECEIVED,
    queue::STATE,
    words::LABELS,
    queue::FUND,
    queue::HELD_BY,
];

/// The table, or nothing without claims.
pub fn lines(lang: Lang, page: &ListPage) -> AnyView {
    if page.rows.is_empty() {
        return ().into_any();
    }
    let head = COLUMNS.iter().map(|column| view! { <th scope="col">{column.get(lang)}</th> });
    let rows = page.rows.iter().map(|row| line(lang, page.options.opens, row));
    view! {
        <table class="table queue" aria-labelledby="list">
            <thead><tr><td><span class="visually-hidden">{words::PICK.get(lang)}</span></td>{head.collect_view()}</tr></thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}

fn line(lang: Lang, opens: bool, row: &ListRow) -> AnyView {
    let claim = &row.claim;
    let reference = if opens {
        view! { <a href=agent::case(&claim.claim_id)>{claim.reference.clone()}</a> }.into_any()
    } else {
        view! { <span class="lists__reference">{claim.reference.clone()}</span> }.into_any()
    };
    let cells = COLUMNS.iter().skip(1).zip(cells(lang, row)).map(|(column, cell)| {
        view! {
            <td>
                <span class="queue__column">{column.get(lang)}</span>
                <span>{cell}</span>
            </td>
        }
    });
    view! {
        <tr>
            <td class="lists__pick">
                <input type="hidden" name="listed[]" value=claim.claim_id.clone() />
                <input type="checkbox" name="claim" value=claim.claim_id.clone() checked=row.picked
                    aria-label=words::pick(lang, &claim.reference) />
            </td>
            <th scope="row">{reference}</th>
            {cells.collect_view()}
        </tr>
    }
    .into_any()
}

fn cells(lang: Lang, row: &ListRow) -> [AnyView; 7] {
    let claim = &row.claim;
    let due =
        if claim.state.is_open() { super::super::queue::due(lang, claim) } else { "\u{2013}".into_any() };
    let holder = claim.held_by.clone();
    let labels = row.labels.iter().map(|label| view! { <span class="tag">{label.clone()}</span>" " });
    [
        claim.insured_name.clone().into_any(),
        due,
        claim.received_on.clone().into_any(),
        codes::state(&claim.state).get(lang).into_any(),
        labels.collect_view().into_any(),
        claim.fund.clone().into_any(),
        holder.unwrap_or_else(|| queue::FREE.get(lang).to_owned()).into_any(),
    ]
}
