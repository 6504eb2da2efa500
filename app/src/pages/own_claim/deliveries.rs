//! What was sent, by which way, and how far it got.

use crate::components::FactsTable;
use crate::lang::Lang;
use crate::model::DeliveryView;
use crate::text::public::deliveries as words;
use leptos::prelude::*;

/// The table, and what its words mean; nothing while nothing was sent.
pub fn view(lang: Lang, sent: Vec<DeliveryView>) -> Option<AnyView> {
    let some = !sent.is_empty();
    let rows = sent.into_iter().map(|one| {
        let (way, state) = (words::way(one.way).get(lang), words::state(one.way, one.state).get(lang));
        vec![one.what, way.to_owned(), state.to_owned(), one.at]
    });
    let rows: Vec<_> = rows.collect();
    let head = words::COLUMNS.iter().map(|column| column.get(lang).to_owned()).collect();
    some.then(|| {
        view! {
            <section class="section">
                <h2>{words::HEADING.get(lang)}</h2>
                <p>{words::LEAD.get(lang)}</p>
                <FactsTable caption=words::HEADING.get(lang) head=head rows=rows hide_caption=true />
            </section>
        }
        .into_any()
    })
}
