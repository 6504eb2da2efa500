//! Breaking the glass: what will happen and why it is done; what is behind; and what auditors say of each.

mod reviews;

pub use reviews::view as reviews;

use super::{case, staff_bar, token_field};
use crate::components::{
    ButtonLink, Checkbox, Choice, Choices, ErrorSummary, NoticeBox, NoticeKind, TextArea, fault,
};
use crate::lang::Lang;
use crate::model::{BreakGlassPage, GlassPage, OpenGlass, PageContext, StaffRole};
use crate::paths::agent;
use crate::text::agent::glass as words;
use abri_domain::glass::GlassReason;
use leptos::prelude::*;

/// Says what will happen, and asks why. Nothing is opened by looking at it.
pub fn confirm(context: &PageContext, page: &BreakGlassPage) -> AnyView {
    let lang = context.lang;
    let consequences = words::CONSEQUENCES.map(|text| view! { <li>{text.get(lang)}</li> });
    let (kind, title) = (NoticeKind::Warning, words::WHAT_HAPPENS.get(lang));
    view! {
        <div class="staff">
            {staff_bar(lang, &page.agent)}
            <ErrorSummary lang=lang errors=page.errors.clone() />
            <h1>{words::TITLE.get(lang)}</h1>
            <p>{words::about(lang, &page.reference)}</p>
            <NoticeBox kind=kind title=title><ul>{consequences.collect_view()}</ul></NoticeBox>
            {form(lang, page)}
            <ButtonLink href=back(page) label=words::BACK.get(lang) secondary=true />
        </div>
    }
    .into_any()
}

/// Supervisors have no case page of their own.
fn back(page: &BreakGlassPage) -> String {
    match page.agent.role {
        StaffRole::Caseworker => agent::case(&page.claim_id),
        role => agent::home(role).unwrap_or(agent::QUEUE).to_owned(),
    }
}

fn form(lang: Lang, page: &BreakGlassPage) -> AnyView {
    let reasons = GlassReason::ALL.iter().map(|one| Choice::new(one.code(), words::reason(*one).get(lang)));
    view! {
        <form method="post" action=agent::act(&page.claim_id, "acces-exceptionnel") novalidate>
            {token_field(&page.agent.token)}
            <Choices
                name="glass_reason"
                legend=words::REASON.get(lang)
                choices=reasons.collect()
                value=page.reason.clone()
                error=fault(lang, &page.errors, "glass_reason")
            />
            <TextArea
                name="glass_words"
                label=words::WORDS.get(lang)
                value=page.words.clone()
                hint=words::WORDS_HINT.get(lang)
                error=fault(lang, &page.errors, "glass_words")
                rows=4
            />
            <Checkbox
                name="glass_confirm"
                label=words::CONFIRM.get(lang)
                error=fault(lang, &page.errors, "glass_confirm")
            />
            <button class="button button--danger" type="submit">{words::SUBMIT.get(lang)}</button>
        </form>
    }
    .into_any()
}

/// Zone M of the claim, to read; or that it is over.
pub fn view(context: &PageContext, page: &GlassPage) -> AnyView {
    let lang = context.lang;
    let body = page.open.as_ref().map_or_else(|| over(lang), |open| opened(lang, open));
    view! {
        <div class="staff">
            {staff_bar(lang, &page.agent)}
            <h1>{words::TITLE.get(lang)}</h1>
            {body}
        </div>
    }
    .into_any()
}

fn opened(lang: Lang, open: &OpenGlass) -> AnyView {
    let (kind, until) = (NoticeKind::Warning, words::until(lang, &open.until));
    view! {
        <p>{words::about(lang, &open.reference)}</p>
        <NoticeBox kind=kind><p>{until}</p></NoticeBox>
        {case::medical_part(lang, &open.medical)}
    }
    .into_any()
}

fn over(lang: Lang) -> AnyView {
    let (kind, title) = (NoticeKind::Warning, words::OVER.get(lang));
    view! { <NoticeBox kind=kind title=title><p>{words::OVER_TEXT.get(lang)}</p></NoticeBox> }.into_any()
}

#[cfg(test)]
mod tests;
