//! The labels of a side, for those who make them.

use crate::components::{Button, ErrorSummary, TextField, fault};
use crate::lang::Lang;
use crate::model::{LabelsPage, PageContext};
use crate::pages::agent::{staff_bar, success, token_field};
use crate::paths::agent;
use crate::text::agent::{codes, lists as words};
use leptos::prelude::*;

/// The page.
pub fn view(context: &PageContext, page: &LabelsPage) -> AnyView {
    let lang = context.lang;
    let refused = page.refused.iter().map(|why| words::label_refused(*why).get(lang).to_owned()).collect();
    let title = format!("{} ({})", words::MANAGE_LABELS.get(lang), codes::side(page.side).get(lang));
    view! {
        <div class="staff">
            {staff_bar(lang, &page.agent)}
            <ErrorSummary lang=lang errors=page.errors.clone() more=refused />
            {page.done.as_deref().and_then(|code| words::done(code, lang)).map(success)}
            <h1 id="labels">{title}</h1>
            <p>{words::LABELS_LEAD.get(lang)}</p>
            {known(lang, page)}
            <form class="assignments__add" method="post" action=agent::LABELS novalidate>
                {token_field(&page.agent.token)}
                <TextField name="label_name" label=words::LABEL_NAME.get(lang) value=page.name.clone()
                    error=fault(lang, &page.errors, "label_name") autocomplete="off" />
                <Button label=words::MAKE_LABEL.get(lang) />
            </form>
            <p class="lists__back"><a href=agent::CASE>{words::BACK_TO_LIST.get(lang)}</a></p>
        </div>
    }
    .into_any()
}

fn known(lang: Lang, page: &LabelsPage) -> AnyView {
    if page.labels.is_empty() {
        return view! { <p>{words::NO_LABELS.get(lang)}</p> }.into_any();
    }
    let lines = page.labels.iter().map(|(label_id, name)| {
        view! {
            <li class="lists__view">
                <span class="tag">{name.clone()}</span>
                <form method="post" action=agent::RETIRE_LABEL>
                    {token_field(&page.agent.token)}
                    <input type="hidden" name="label_id" value=label_id.clone() />
                    <Button label=words::RETIRE_LABEL.get(lang) about=name.clone() secondary=true />
                </form>
            </li>
        }
    });
    view! { <ul class="lists__views">{lines.collect_view()}</ul> }.into_any()
}
