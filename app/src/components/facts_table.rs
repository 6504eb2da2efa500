//! A table of facts.

use leptos::prelude::*;

/// A table with a caption; the first cell of each row names it.
#[component]
pub fn FactsTable(
    /// What the table shows.
    #[prop(into)]
    caption: String,
    /// Headings of the columns.
    head: Vec<String>,
    /// The rows.
    rows: Vec<Vec<String>>,
    /// The caption is for screen readers only: a heading above says the same.
    #[prop(optional)]
    hide_caption: bool,
) -> impl IntoView {
    let columns = head.clone();
    let head = head.into_iter().map(|cell| view! { <th class="table__head" scope="col">{cell}</th> });
    let rows = rows.into_iter().map(move |row| {
        let mut cells = row.into_iter();
        let first = cells.next().map(|cell| view! { <th class="table__name" scope="row">{cell}</th> });
        // On a phone the headings are away: each cell says its own, or "sees" and "never sees" would read alike.
        let others = columns.iter().skip(1).cloned().zip(cells);
        let others =
            others.map(|(column, cell)| view! { <td class="table__cell" data-column=column>{cell}</td> });
        view! { <tr class="table__row">{first}{others.collect_view()}</tr> }
    });
    // A wide table scrolls by itself on a phone, so the box can be reached by keyboard.
    view! {
        <div class="table-box" tabindex="0">
            <table class="table">
                <caption class=if hide_caption { "visually-hidden" } else { "table__caption" }>{caption}</caption>
                <thead><tr>{head.collect_view()}</tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
}
