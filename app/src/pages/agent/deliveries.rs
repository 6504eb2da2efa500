//! Staff: what leaves, and what has to be looked at. Never what a message says, nor to which address it goes.

mod stopped;

use super::{staff_bar, token_field};
use crate::components::{Button, ErrorSummary, FactsTable};
use crate::lang::Lang;
use crate::model::{DeliveriesPage, DeliveryFigures, DeliveryLine, PageContext};
use crate::paths::agent;
use crate::text::agent::deliveries as words;
use crate::text::common::labelled;
use crate::text::public::deliveries as states;
use abri_domain::delivery::DeliveryState;
use abri_domain::form::FieldErrors;
use leptos::prelude::*;

/// The page.
pub fn view(context: &PageContext, page: &DeliveriesPage) -> AnyView {
    let lang = context.lang;
    let refused = page.refused.iter().map(|why| words::refused(*why).get(lang).to_owned()).collect();
    view! {
        <div class="staff">
            {staff_bar(lang, &page.agent)}
            <ErrorSummary lang=lang errors=FieldErrors::default() more=refused />
            {page.done.as_deref().and_then(|code| words::done(code, lang)).map(super::success)}
            <h1>{words::TITLE.get(lang)}</h1>
            <p>{words::LEAD.get(lang)}</p>
            <h2>{words::FIGURES.get(lang)}</h2>
            <p>{words::waiting(lang, page.waiting, page.more_wait)}</p>
            {figures(lang, &page.figures)}
            <h2 id="to-look-at">{words::TO_LOOK_AT.get(lang)}</h2>
            {list(lang, page)}
            {stopped::list(lang, page)}
        </div>
    }
    .into_any()
}

fn figures(lang: Lang, all: &[DeliveryFigures]) -> AnyView {
    if all.is_empty() {
        return view! { <p>{words::NO_FIGURES.get(lang)}</p> }.into_any();
    }
    let rows = all.iter().map(|one| {
        let way = one.way.map_or("", |way| states::way(way).get(lang)).to_owned();
        let counts = [one.sent, one.delivered, one.failed, one.uncertain].map(|n| n.to_string());
        let quick = one.quick_percent.map_or_else(String::new, |n| words::percent(lang, n));
        std::iter::once(way).chain(counts).chain([quick]).collect::<Vec<_>>()
    });
    let head = words::FIGURE_COLUMNS.iter().map(|column| column.get(lang).to_owned()).collect();
    view! { <FactsTable caption=words::FIGURES.get(lang) head=head rows=rows.collect() hide_caption=true /> }
        .into_any()
}

fn list(lang: Lang, page: &DeliveriesPage) -> AnyView {
    if page.rows.is_empty() {
        return view! { <p>{words::NONE.get(lang)}</p> }.into_any();
    }
    let head = words::COLUMNS.map(|column| view! { <th scope="col">{column.get(lang)}</th> });
    let lines = page.rows.iter().map(|row| line(lang, page, row)).collect_view();
    view! {
        <table class="table queue" aria-labelledby="to-look-at">
            <thead><tr>{head.collect_view()}</tr></thead>
            <tbody>{lines}</tbody>
        </table>
    }
    .into_any()
}

fn line(lang: Lang, page: &DeliveriesPage, row: &DeliveryLine) -> impl IntoView + use<> {
    let what = labelled(lang, states::kind(&row.kind).get(lang), words::recipient(row.recipient).get(lang));
    let way = states::way(row.way).get(lang);
    let state = view! {
        {states::state(row.way, row.state).get(lang)}
        " "
        <code>{row.error.clone()}</code>
        {row.not_ours.then(|| view! { <p>{words::NOT_OURS.get(lang)}</p> })}
    };
    let times = words::times(lang, &row.owed_at, &row.changed_at);
    let key = view! { <code class="code--long">{row.effect_key.clone()}</code> };
    let cells = [way.into_any(), state.into_any(), times.into_any(), key.into_any(), acts(lang, page, row)];
    let cells = words::COLUMNS.into_iter().skip(1).zip(cells).map(|(column, cell)| {
        view! {
            <td>
                <span class="queue__column">{column.get(lang)}</span>
                <div>{cell}</div>
            </td>
        }
    });
    view! { <tr><th scope="row">{what}</th>{cells.collect_view()}</tr> }
}

/// Sends again; what may have arrived only by someone who says that they looked. Or takes it off the list.
fn acts(lang: Lang, page: &DeliveriesPage, row: &DeliveryLine) -> AnyView {
    let looked = (row.state == DeliveryState::Uncertain).then(|| {
        let id = format!("looked-{}-{}", row.id, row.way.code());
        view! {
            <p>{words::LOOK_FIRST.get(lang)}</p>
            <p>
                <input type="checkbox" id=id.clone() name="looked" value="yes" />
                " "
                <label for=id>{words::LOOKED.get(lang)}</label>
            </p>
        }
    });
    let fields = || {
        view! {
            {token_field(&page.agent.token)}
            <input type="hidden" name="way" value=row.way.code() />
        }
    };
    view! {
        <form method="post" action=agent::delivery_act(&row.id, "renvoi")>
            {fields()}
            {looked}
            <Button label=words::AGAIN.get(lang) about=row.effect_key.clone() />
        </form>
        <form method="post" action=agent::delivery_act(&row.id, "classement")>
            {fields()}
            <Button label=words::PUT_AWAY.get(lang) about=row.effect_key.clone() secondary=true />
        </form>
    }
    .into_any()
}
