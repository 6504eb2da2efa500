//! The re-check of an automatic approval. No choice is made beforehand: a person looks.

use super::decision::options;
use crate::components::{Button, Choice, Choices, SelectField, TextArea, fault};
use crate::lang::Lang;
use crate::model::{CasePage, RecheckView};
use crate::text::agent::rechecks as words;
use abri_domain::dates::format_fr;
use abri_domain::recheck::OverturnReason;
use leptos::prelude::*;

/// Was the rule right? And if not, which point has to be looked at.
pub fn fields(lang: Lang, page: &CasePage) -> AnyView {
    let choices = vec![
        Choice::new("upheld", words::UPHELD.get(lang)),
        Choice::new("overturned", words::OVERTURNED.get(lang))
            .hint(words::OVERTURNED_HINT.get(lang))
            .reveal(reason(lang, page)),
    ];
    view! {
        <h3>{words::PANEL.get(lang)}</h3>
        {page.recheck.as_ref().map(|recheck| drawn(lang, recheck))}
        <Choices
            name="verdict"
            legend=words::VERDICT.get(lang)
            choices=choices
            value=page.form.verdict.clone()
            error=fault(lang, &page.errors, "verdict")
        />
        <TextArea
            name="explanation"
            label=words::WORDS.get(lang)
            value=page.form.explanation.clone()
            hint=words::WORDS_HINT.get(lang)
            error=fault(lang, &page.errors, "explanation")
            rows=4
        />
        <Button label=words::SUBMIT.get(lang) />
    }
    .into_any()
}

fn drawn(lang: Lang, recheck: &RecheckView) -> AnyView {
    let why = words::why(recheck.why).get(lang);
    let text = words::drawn(lang, why, &recheck.rule_version, &format_fr(recheck.due_on));
    view! { <p>{text}</p> }.into_any()
}

fn reason(lang: Lang, page: &CasePage) -> AnyView {
    let reasons = OverturnReason::of(page.side).iter();
    let reasons = reasons.map(|reason| (reason.code(), words::reason(*reason).get(lang)));
    view! {
        <SelectField
            name="overturn_reason"
            label=words::REASON.get(lang)
            options=options(lang, reasons)
            value=page.form.reason.clone()
            error=fault(lang, &page.errors, "overturn_reason")
        />
    }
    .into_any()
}
