//! The act on many claims: the form around the list.

use super::token_field;
use crate::components::{Checkbox, SelectField, TextArea, fault};
use crate::lang::{Lang, Text};
use crate::model::ListPage;
use crate::paths::agent;
use crate::text::agent::lists as words;
use leptos::prelude::*;

/// The form, with the table whose boxes belong to it.
pub fn around(lang: Lang, page: &ListPage, table: AnyView) -> AnyView {
    view! {
        <form class="lists__bulk" method="post" action=agent::BULK enctype="multipart/form-data" novalidate>
            {token_field(&page.agent.token)}
            <input type="hidden" name="query" value=page.query.clone() />
            {table}
            <fieldset class="lists__act">
                <legend><h2>{words::BULK.get(lang)}</h2></legend>
                <p class="field__hint">{words::BULK_HINT.get(lang)}</p>
                {(!page.rows.is_empty()).then(|| {
                    view! { <Checkbox name="all" label=words::ALL_LISTED.get(lang) checked=page.bulk.all /> }
                })}
                {acts(lang, page)}
                {references(lang, page)}
                <button class="button button--secondary" type="submit">{words::BULK_SUBMIT.get(lang)}</button>
            </fieldset>
        </form>
    }
    .into_any()
}

fn acts(lang: Lang, page: &ListPage) -> AnyView {
    let (options, form) = (&page.options, &page.bulk);
    let acts = options.acts.iter().map(|act| (act.code().to_owned(), words::act(*act).get(lang).to_owned()));
    let labels =
        (!options.labels.is_empty()).then(|| (words::ACT_LABEL, options.labels.clone(), &form.label));
    let staff =
        (!options.colleagues.is_empty()).then(|| (words::ACT_STAFF, options.colleagues.clone(), &form.staff));
    view! {
        {select(lang, page, "bulk_act", words::ACT, acts.collect(), &form.act)}
        {labels.map(|(label, options, value)| select(lang, page, "bulk_label", label, options, value))}
        {staff.map(|(label, options, value)| select(lang, page, "bulk_staff", label, options, value))}
    }
    .into_any()
}

fn select(
    lang: Lang,
    page: &ListPage,
    name: &'static str,
    label: Text,
    options: Vec<(String, String)>,
    value: &str,
) -> AnyView {
    let first = (String::new(), words::CHOOSE.get(lang).to_owned());
    let options: Vec<_> = std::iter::once(first).chain(options).collect();
    let error = fault(lang, &page.errors, name);
    view! { <SelectField name=name label=label.get(lang) options=options value=value error=error /> }
        .into_any()
}

/// Folded, as most acts are on what is listed.
fn references(lang: Lang, page: &ListPage) -> AnyView {
    let (typed, open) = (page.bulk.references.clone(), !page.bulk.references.is_empty());
    view! {
        <details open=open>
            <summary>{words::REFERENCES.get(lang)}</summary>
            <TextArea name="references" label=words::REFERENCES.get(lang) value=typed
                hint=words::REFERENCES_HINT.get(lang) error=fault(lang, &page.errors, "references") code=true />
            <div class="field">
                <label class="field__label" for="file">{words::FILE.get(lang)}</label>
                <input class="lists__file" id="file" name="file" type="file" accept=".csv,.txt,text/csv,text/plain" />
            </div>
        </details>
    }
    .into_any()
}
