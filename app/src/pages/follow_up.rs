//! Follow a claim: reference and birth date, then the one-time code.

use super::message::away;
use crate::components::{Button, DateField, DateUse, ErrorSummary, TextField, fault};
use crate::lang::Lang;
use crate::model::{CodePage, FollowUpPage, PageContext};
use crate::paths::Page;
use crate::text::public::{callback, follow_up as words};
use leptos::prelude::*;

/// Reference and birth date.
pub fn view(context: &PageContext, page: FollowUpPage) -> AnyView {
    let lang = context.lang;
    let phone = context.service.shown_phone();
    let more = page.not_matching.then(|| format!("{} {phone}.", words::NOT_MATCHING.get(lang)));
    view! {
        <ErrorSummary lang=lang errors=page.errors.clone() more=more.into_iter().collect() />
        <h1>{words::TITLE.get(lang)}</h1>
        {page.is_away.then(|| away(lang))}
        <p class="lead">{words::LEAD.get(lang)}</p>
        {reference_form(lang, page)}
        <section class="section">
            <h2>{words::LOST_HEADING.get(lang)}</h2>
            {call(context, words::LOST.get(lang))}
            <p>{callback::LINK_TEXT.get(lang)}" "<a href=Page::CallBack.path(lang)>{callback::TITLE.get(lang)}</a></p>
        </section>
    }
    .into_any()
}

fn reference_form(lang: Lang, page: FollowUpPage) -> AnyView {
    view! {
        <form class="form" method="post" action=Page::FollowUp.path(lang) novalidate>
            <TextField name="reference" label=words::REFERENCE.get(lang) value=page.reference
                hint=words::REFERENCE_HINT.get(lang) nostrip:error=fault(lang, &page.errors, "reference")
                autocomplete="off" short=true />
            <DateField lang=lang names=["birth_day", "birth_month", "birth_year"] values=page.birth
                legend=words::BIRTH.get(lang) hint=words::BIRTH_HINT.get(lang)
                nostrip:error=fault(lang, &page.errors, "birth_day") usage=DateUse::Birthday />
            <Button label=words::GO_ON.get(lang) />
        </form>
    }
    .into_any()
}

/// The one-time code. The page does not tell whether a claim matched.
pub fn code(context: &PageContext, page: CodePage) -> AnyView {
    let lang = context.lang;
    let more = page.refused.then(|| words::CODE_REFUSED.get(lang).to_owned());
    view! {
        <ErrorSummary lang=lang errors=page.errors.clone() more=more.into_iter().collect() />
        <h1>{words::CODE_TITLE.get(lang)}</h1>
        {page.is_away.then(|| away(lang))}
        <p class="lead">{words::CODE_LEAD.get(lang)}</p>
        <p>{words::CODE_PRINTED.get(lang)}</p>
        <form class="form" method="post" action=Page::FollowUpCode.path(lang) novalidate>
            <TextField name="code" label=words::CODE.get(lang) value=page.code hint=words::CODE_HINT.get(lang)
                nostrip:error=fault(lang, &page.errors, "code") autocomplete="one-time-code" inputmode="numeric" short=true />
            <Button label=words::CODE_GO.get(lang) />
        </form>
        <p><a href=Page::FollowUp.path(lang)>{words::CODE_AGAIN.get(lang)}</a></p>
        <p>{words::CODE_SECRET.get(lang)}</p>
    }
    .into_any()
}

/// A sentence that ends in the phone number.
fn call(context: &PageContext, sentence: &'static str) -> AnyView {
    let phone = context.service.shown_phone();
    view! { <p>{sentence}" "<strong>{phone}</strong></p> }.into_any()
}
