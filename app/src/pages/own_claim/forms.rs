//! What the insured can do with the claim. Each act is a form of its own and carries the session's token.

use crate::components::{Button, Checkbox, DateField, NoticeBox, TextArea, fault};
use crate::lang::Lang;
use crate::model::OwnClaimPage;
use crate::paths::Page;
use crate::text::public::own_claim as words;
use abri_domain::claim::ClaimState;
use abri_domain::form::FieldErrors;
use leptos::prelude::*;

/// A form posted to `page` with the token.
pub fn act(lang: Lang, page: Page, token: &str, body: AnyView) -> AnyView {
    view! {
        <form class="form" method="post" action=page.path(lang) novalidate>
            <input type="hidden" name="token" value=token.to_owned() />
            {body}
        </form>
    }
    .into_any()
}

/// The question a person asked, and the answer.
pub fn question(lang: Lang, page: &OwnClaimPage) -> Option<AnyView> {
    let question = page.question.as_deref()?;
    let form = answer(lang, &page.token, &page.typed_answer, &page.errors);
    let lines: Vec<_> = question.lines().map(|line| view! { <p>{line.to_owned()}</p> }).collect();
    let section = view! {
        <section class="section">
            <h2>{words::QUESTION_HEADING.get(lang)}</h2>
            <NoticeBox>{lines}</NoticeBox>
            {form}
        </section>
    };
    Some(section.into_any())
}

/// The answer, as typed so far.
pub fn answer(lang: Lang, token: &str, typed: &str, errors: &FieldErrors) -> AnyView {
    let body = view! {
        <TextArea name="answer" label=words::ANSWER.get(lang) value=typed.to_owned()
            hint=words::ANSWER_HINT.get(lang) nostrip:error=fault(lang, errors, "answer") />
        <Button label=words::ANSWER_SEND.get(lang) />
    };
    act(lang, Page::AnswerQuestion, token, body.into_any())
}

/// Go back to work earlier: only with a stoppage in hand.
pub fn return_earlier(lang: Lang, page: &OwnClaimPage) -> Option<AnyView> {
    let approved = matches!(page.state, ClaimState::Approved { .. });
    let form = || return_day(lang, &page.token, &page.typed_return, &page.errors);
    let section = || {
        view! {
            <section class="section">
                <h2>{words::RETURN_HEADING.get(lang)}</h2>
                <p>{words::RETURN_TEXT.get(lang)}</p>
                {form()}
            </section>
        }
    };
    approved.then(|| section().into_any())
}

/// The day of return, as typed so far.
pub fn return_day(lang: Lang, token: &str, typed: &[String; 3], errors: &FieldErrors) -> AnyView {
    let body = view! {
        <DateField lang=lang names=["return_day", "return_month", "return_year"] values=typed.clone()
            legend=words::RETURN_DAY.get(lang) hint=words::RETURN_HINT.get(lang)
            nostrip:error=fault(lang, errors, "return_day") />
        <Button label=words::RETURN_SEND.get(lang) secondary=true />
    };
    act(lang, Page::ReturnEarlier, token, body.into_any())
}

/// Take the claim back: only while nobody has decided.
pub fn withdraw(lang: Lang, page: &OwnClaimPage) -> Option<AnyView> {
    let body = || {
        view! {
            <Checkbox name="confirm" label=words::WITHDRAW_CONFIRM.get(lang)
                nostrip:error=fault(lang, &page.errors, "confirm") />
            <Button label=words::WITHDRAW_SEND.get(lang) danger=true />
        }
    };
    let form = || act(lang, Page::Withdraw, &page.token, body().into_any());
    let section = || {
        view! {
            <section class="section">
                <h2>{words::WITHDRAW_HEADING.get(lang)}</h2>
                <p>{words::WITHDRAW_TEXT.get(lang)}</p>
                {form()}
            </section>
        }
    };
    page.state.is_open().then(|| section().into_any())
}

/// Leave the follow-up.
pub fn leave(lang: Lang, token: &str) -> AnyView {
    let body = view! { <Button label=words::LEAVE.get(lang) secondary=true /> };
    let form = act(lang, Page::LeaveFollowUp, token, body.into_any());
    view! { <section class="section"><p>{words::LEAVE_TEXT.get(lang)}</p>{form}</section> }.into_any()
}
