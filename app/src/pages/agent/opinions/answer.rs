//! The answer to a question. Nothing is chosen beforehand, unless someone prepared it.

use super::super::token_field;
use crate::components::{Choice, Choices, DateField, NoticeBox, TextArea, fault};
use crate::lang::{Lang, Text};
use crate::model::{OpinionPage, OpinionSignature, OpinionView};
use crate::paths::agent;
use crate::text::agent::opinions as words;
use leptos::prelude::*;

/// Conclusion, reasons, and two ways to send: this one, or this one and the next.
pub fn form(lang: Lang, page: &OpinionPage, shown: &OpinionView) -> AnyView {
    let act = |name| agent::opinion_act(&page.row.opinion_id, name);
    let (next, alone) = buttons(shown.signs);
    view! {
        <h2 id="answer">{words::ANSWER.get(lang)}</h2>
        {as_what(lang, shown)}
        <form class="case-act" method="post" action=act("reponse") novalidate>
            {token_field(&page.agent.token)}
            <Choices
                name="conclusion"
                legend=words::ANSWER.get(lang)
                choices=choices(lang, page)
                value=page.form.conclusion.clone()
                error=fault(lang, &page.errors, "conclusion")
            />
            <TextArea
                name="reasons"
                label=words::REASONS.get(lang)
                value=page.form.reasons.clone()
                hint=words::REASONS_HINT.get(lang)
                error=fault(lang, &page.errors, "reasons")
                rows=4
            />
            <button class="button" type="submit" name="then" value="next" accesskey="s">{next.get(lang)}</button>
            " "
            <button class="button button--secondary" type="submit" name="then" value="desk">{alone.get(lang)}</button>
        </form>
        <form class="case-act" method="post" action=act("liberer")>
            {token_field(&page.agent.token)}
            <button class="button button--secondary" type="submit">{words::RELEASE.get(lang)}</button>
        </form>
    }
    .into_any()
}

const fn buttons(signs: OpinionSignature) -> (Text, Text) {
    match signs {
        OpinionSignature::Own | OpinionSignature::Under => (words::SUBMIT_NEXT, words::SUBMIT),
        OpinionSignature::Prepares => (words::PREPARE_NEXT, words::PREPARE),
    }
}

/// As what they answer, and whose draft it is.
fn as_what(lang: Lang, shown: &OpinionView) -> AnyView {
    let signs = match shown.signs {
        OpinionSignature::Own => None,
        OpinionSignature::Under => Some(words::UNDER),
        OpinionSignature::Prepares => Some(words::PREPARES),
    };
    let signs = signs.map(|text| view! { <NoticeBox><p>{text.get(lang)}</p></NoticeBox> });
    let prepared = shown.prepared_by.as_deref().map(|name| words::prepared_by(lang, name));
    let prepared = prepared.map(|text| view! { <NoticeBox><p>{text}</p></NoticeBox> });
    view! { {signs} {prepared} }.into_any()
}

fn choices(lang: Lang, page: &OpinionPage) -> Vec<Choice> {
    let day = view! {
        <DateField
            lang=lang
            names=["shorter_day", "shorter_month", "shorter_year"]
            values=page.form.day.clone()
            legend=words::SHORTER_DAY.get(lang)
            error=fault(lang, &page.errors, "shorter_day")
        />
    };
    vec![
        Choice::new("favourable", words::FAVOURABLE.get(lang)),
        Choice::new("shorter", words::SHORTER.get(lang)).reveal(day),
        Choice::new("unfavourable", words::UNFAVOURABLE.get(lang)).hint(words::UNFAVOURABLE_HINT.get(lang)),
        Choice::new("needs-document", words::NEEDS_DOCUMENT.get(lang)),
    ]
}
