//! Labels of the agent's side, and the note only they see.

use crate::components::{Button, SelectField, TextArea, fault};
use crate::lang::Lang;
use crate::model::CasePage;
use crate::pages::agent::token_field;
use crate::paths::agent;
use crate::text::agent::lists as words;
use leptos::prelude::*;

/// Both, under the file.
pub fn section(lang: Lang, page: &CasePage) -> AnyView {
    view! {
        <section class="case-marks" aria-labelledby="marks">
            <h2 id="marks">{words::MARKS.get(lang)}</h2>
            {on(lang, page)}
            {more(lang, page)}
            {note(lang, page)}
        </section>
    }
    .into_any()
}

fn post(page: &CasePage, act: &str, fields: AnyView) -> AnyView {
    view! {
        <form class="case-marks__form" method="post" action=agent::act(&page.summary.claim_id, act) novalidate>
            {token_field(&page.agent.token)}
            {fields}
        </form>
    }
    .into_any()
}

/// The labels that are on it, each with its way off.
fn on(lang: Lang, page: &CasePage) -> Option<AnyView> {
    let on = page.marks.labels.iter().filter(|(_, _, on)| *on);
    let lines: Vec<AnyView> = on
        .map(|(label_id, name, _)| {
            let fields = view! {
                <input type="hidden" name="label_id" value=label_id.clone() />
                <span class="tag">{name.clone()}</span>
                <Button label=words::TAKE_OFF.get(lang) about=name.clone() secondary=true />
            };
            view! { <li class="lists__view">{post(page, "etiquettes", fields.into_any())}</li> }.into_any()
        })
        .collect();
    (!lines.is_empty()).then(|| view! { <ul class="lists__views">{lines}</ul> }.into_any())
}

/// Those that can be put on it.
fn more(lang: Lang, page: &CasePage) -> Option<AnyView> {
    let off = page.marks.labels.iter().filter(|(_, _, on)| !on);
    let options: Vec<_> = off.map(|(label_id, name, _)| (label_id.clone(), name.clone())).collect();
    let first = options.first()?.0.clone();
    let fields = view! {
        <input type="hidden" name="on" value="yes" />
        <SelectField name="label_id" label=words::LABEL.get(lang) options=options value=first />
        <Button label=words::PUT_ON.get(lang) secondary=true />
    };
    Some(post(page, "etiquettes", fields.into_any()))
}

fn note(lang: Lang, page: &CasePage) -> AnyView {
    let fields = view! {
        <TextArea name="own_note" label=words::OWN_NOTE.get(lang) value=page.marks.note.clone()
            hint=words::OWN_NOTE_HINT.get(lang) error=fault(lang, &page.errors, "own_note") rows=3 />
        <Button label=words::KEEP_NOTE.get(lang) secondary=true />
    };
    post(page, "note", fields.into_any())
}
