//! Personal data and accessibility.

use crate::components::{FactsTable, SummaryList};
use crate::lang::{Lang, Text};
use crate::model::PageContext;
use crate::text::public::statements::Part;
use crate::text::public::{privacy as privacy_words, statements as words};
use leptos::prelude::*;

/// How the service treats personal data.
pub fn privacy(context: &PageContext) -> AnyView {
    let lang = context.lang;
    view! {
        <h1>{privacy_words::TITLE.get(lang)}</h1>
        <p class="lead">{privacy_words::LEAD.get(lang)}</p>
        {parts(lang, privacy_words::BEFORE)}
        {readers(lang)}
        {parts(lang, privacy_words::AFTER)}
        {contact(context)}
    }
    .into_any()
}

/// The accessibility statement.
pub fn accessibility(context: &PageContext) -> AnyView {
    let lang = context.lang;
    view! {
        <h1>{words::TITLE.get(lang)}</h1>
        <p class="lead">{words::LEAD.get(lang)}</p>
        {parts(lang, words::PARTS)}
        {contact(context)}
    }
    .into_any()
}

fn parts(lang: Lang, parts: &'static [Part]) -> AnyView {
    parts.iter().map(|one| part(lang, one)).collect_view().into_any()
}

fn part(lang: Lang, part: &'static Part) -> AnyView {
    let text = part.text.iter().map(|text| view! { <p>{text.get(lang)}</p> });
    let points = part.points.iter().map(|point| view! { <li>{point.get(lang)}</li> });
    let points = (!part.points.is_empty()).then(|| view! { <ul class="list">{points.collect_view()}</ul> });
    view! {
        <section class="section">
            <h2>{part.heading.get(lang)}</h2>
            {text.collect_view()}
            {points}
        </section>
    }
    .into_any()
}

/// Who sees what: one row a reader.
fn readers(lang: Lang) -> AnyView {
    let cells = |row: &[Text]| row.iter().map(|cell| cell.get(lang).to_owned()).collect::<Vec<_>>();
    let head = cells(&[privacy_words::WHO_ZONE, privacy_words::WHO_SEES, privacy_words::WHO_NEVER]);
    let rows = privacy_words::WHO.iter().map(|row| cells(row)).collect();
    let heading = privacy_words::WHO_HEADING.get(lang);
    view! {
        <section class="section">
            <h2>{heading}</h2>
            <FactsTable caption=heading head=head rows=rows hide_caption=true />
        </section>
    }
    .into_any()
}

fn contact(context: &PageContext) -> AnyView {
    let rows = super::receipt::reach(context.lang, &context.service);
    view! {
        <section class="section">
            <h2>{privacy_words::CONTACT_HEADING.get(context.lang)}</h2>
            <SummaryList rows=rows />
        </section>
    }
    .into_any()
}
