//! Beginning a draft: the next version of a scheme, a file to mend, or a new scheme.

use super::super::token_field;
use crate::components::{
    Button, Choice, Choices, DateField, ErrorSummary, SelectField, TextArea, TextField, fault,
};
use crate::lang::{Lang, Text};
use crate::model::RulesDeskPage;
use crate::paths::agent;
use crate::text::agent::rules as words;
use leptos::prelude::*;

/// What is wrong with the form, on top of the page.
pub fn summary(lang: Lang, page: &RulesDeskPage) -> AnyView {
    view! { <ErrorSummary lang=lang errors=page.errors.clone() /> }.into_any()
}

/// The form, one line until it is opened; open at once when something is wrong with it.
pub fn form(lang: Lang, page: &RulesDeskPage) -> AnyView {
    let typed = &page.form;
    view! {
        <details open=!page.errors.is_empty()>
            <summary>{words::NEW.get(lang)}</summary>
            <p>{words::NEW_LEAD.get(lang)}</p>
            <form class="form" method="post" action=agent::RULE_DRAFTS novalidate>
                {token_field(&page.agent.token)}
                <TextField name="title" label=words::DRAFT_TITLE.get(lang) value=typed.title.clone()
                    error=fault(lang, &page.errors, "title") />
                <TextArea name="why" label=words::WHY.get(lang) hint=words::WHY_HINT.get(lang) value=typed.why.clone()
                    error=fault(lang, &page.errors, "why") />
                {kinds(lang, page)}
                <Button label=words::BEGIN.get(lang) />
            </form>
        </details>
    }
    .into_any()
}

fn kinds(lang: Lang, page: &RulesDeskPage) -> AnyView {
    let typed = &page.form;
    let new_scheme = view! {
        <TextField name="new_scheme" label=words::NEW_SCHEME.get(lang) hint=words::NEW_SCHEME_HINT.get(lang)
            value=typed.new_scheme.clone() error=fault(lang, &page.errors, "new_scheme") />
    };
    let choices = vec![
        Choice::new("next", words::KIND_NEXT.get(lang))
            .hint(words::KIND_NEXT_HINT.get(lang))
            .reveal(next(lang, page)),
        Choice::new("file", words::KIND_FILE.get(lang)).reveal(select(
            lang,
            page,
            "path",
            words::FILE,
            &paths(page),
        )),
        Choice::new("scheme", words::KIND_SCHEME.get(lang)).reveal(new_scheme),
    ];
    view! {
        <Choices name="kind" legend=words::KIND.get(lang) choices=choices value=typed.kind.clone()
            error=fault(lang, &page.errors, "kind") />
    }
    .into_any()
}

fn next(lang: Lang, page: &RulesDeskPage) -> AnyView {
    let schemes: Vec<_> = page
        .schemes
        .iter()
        .map(|scheme| (scheme.id.clone(), format!("{} ({})", scheme.title, scheme.id)))
        .collect();
    view! {
        {select(lang, page, "rule_scheme", words::SCHEME, &schemes)}
        <DateField lang=lang names=["from_day", "from_month", "from_year"] values=page.form.from.clone()
            legend=words::FROM.get(lang) error=fault(lang, &page.errors, "from_day") />
    }
    .into_any()
}

fn paths(page: &RulesDeskPage) -> Vec<(String, String)> {
    page.paths.iter().map(|path| (path.clone(), path.clone())).collect()
}

fn select(
    lang: Lang,
    page: &RulesDeskPage,
    name: &'static str,
    label: Text,
    options: &[(String, String)],
) -> AnyView {
    let choose = (String::new(), words::CHOOSE.get(lang).to_owned());
    let value = if name == "path" { page.form.path.clone() } else { page.form.scheme.clone() };
    view! {
        <SelectField name=name label=label.get(lang) options=std::iter::once(choose).chain(options.to_vec()).collect()
            value=value error=fault(lang, &page.errors, name) />
    }
    .into_any()
}
