//! Staff: one's second factor.

use super::{staff_bar, token_field};
use crate::components::{Button, ErrorSummary, NoticeBox, NoticeKind, TextField};
use crate::lang::Lang;
use crate::model::{PageContext, SecondFactorPage, SecondFactorState};
use crate::pages::receipt::code_list;
use crate::paths::agent;
use crate::text::agent::{account, second_factor as words};
use abri_domain::form::FieldErrors;
use leptos::prelude::*;

/// The page.
pub fn view(context: &PageContext, page: &SecondFactorPage) -> AnyView {
    let lang = context.lang;
    let refused = page.refused.then(|| words::REFUSED.get(lang).to_owned());
    let body = match &page.state {
        SecondFactorState::Open { secret, link, drawing } => open(lang, page, [secret, link, drawing]),
        SecondFactorState::Fresh(codes) => fresh(lang, codes.clone()),
        SecondFactorState::Set(left) => set(lang, *left),
    };
    view! {
        <div class="staff">
            {staff_bar(lang, &page.agent)}
            <ErrorSummary lang=lang errors=FieldErrors::default() more=refused.into_iter().collect() />
            <h1>{words::TITLE.get(lang)}</h1>
            {body}
        </div>
    }
    .into_any()
}

fn open(lang: Lang, page: &SecondFactorPage, [secret, link, drawing]: [&String; 3]) -> AnyView {
    let due = page.due.then(|| view! { <p><strong>{words::DUE.get(lang)}</strong></p> });
    view! {
        {due}
        <p>{words::LEAD.get(lang)}</p>
        <p>{words::SCAN.get(lang)}</p>
        <div class="second-factor__drawing" role="img" aria-label=words::DRAWING.get(lang) inner_html=drawing.clone()></div>
        <p>{words::KEY.get(lang)}" "<code class="second-factor__key">{secret.clone()}</code></p>
        <p><a href=link.clone()>{words::OPEN_APP.get(lang)}</a></p>
        <form class="form" method="post" action=agent::SECOND_FACTOR novalidate>
            {token_field(&page.agent.token)}
            <TextField
                name="code"
                label=words::CODE.get(lang)
                value=""
                inputmode="numeric"
                autocomplete="one-time-code"
                short=true
            />
            <Button label=words::SUBMIT.get(lang) />
        </form>
    }
    .into_any()
}

fn fresh(lang: Lang, codes: Vec<String>) -> AnyView {
    let (done, kept) = (NoticeKind::Success, NoticeKind::Warning);
    view! {
        <NoticeBox kind=done announce=true><p>{words::DONE.get(lang)}</p></NoticeBox>
        <NoticeBox kind=kept><p>{words::RECOVERY.get(lang)}</p></NoticeBox>
        {code_list(codes)}
        <p><a href=agent::QUEUE>{account::GO_ON.get(lang)}</a></p>
    }
    .into_any()
}

fn set(lang: Lang, left: i64) -> AnyView {
    view! {
        <p>{words::left(lang, left)}</p>
        <p>{words::LOST.get(lang)}</p>
    }
    .into_any()
}
