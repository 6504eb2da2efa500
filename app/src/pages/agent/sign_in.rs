//! Staff: sign in.

use crate::components::{Button, ButtonLink, NoticeBox, NoticeKind, TextField};
use crate::lang::Lang;
use crate::model::{PageContext, SignInCodePage, SignInPage};
use crate::paths::{Page, agent};
use crate::text::agent::{provider as provider_words, sign_in as words};
use leptos::prelude::*;

/// The page.
pub fn view(context: &PageContext, page: SignInPage) -> AnyView {
    let lang = context.lang;
    view! {
        <h1>{words::TITLE.get(lang)}</h1>
        {message(lang, &page)}
        {page.provider.as_deref().map(|name| provider(lang, name))}
        <form class="form" method="post" action=agent::SIGN_IN novalidate>
            <TextField name="login" label=words::LOGIN.get(lang) value=page.login autocomplete="username" />
            <TextField
                name="password"
                label=words::PASSWORD.get(lang)
                value=""
                kind="password"
                autocomplete="current-password"
            />
            <Button label=words::SUBMIT.get(lang) />
        </form>
        <p>
            {words::LEAD.get(lang)}" "
            <a href=Page::FollowUp.path(lang)>{words::TO_FOLLOW_UP.get(lang)}</a>
        </p>
    }
    .into_any()
}

/// The way through the identity provider. A link: a form that leads to another site is held back by the browser.
fn provider(lang: Lang, name: &str) -> impl IntoView + use<> {
    let label = provider_words::sign_in(lang, name);
    view! { <p><ButtonLink href=agent::PROVIDER label=label /></p> }
}

/// The second page: the code.
pub fn code(context: &PageContext, page: &SignInCodePage) -> AnyView {
    let lang = context.lang;
    let said = match page.wait_minutes {
        Some(minutes) => Some(words::wait(lang, minutes)),
        None => page.refused.then(|| words::CODE_REFUSED.get(lang).to_owned()),
    };
    let kind = NoticeKind::Danger;
    view! {
        <h1>{words::CODE_TITLE.get(lang)}</h1>
        {said.map(|said| view! { <NoticeBox kind=kind announce=true><p>{said}</p></NoticeBox> })}
        <form class="form" method="post" action=agent::SIGN_IN_CODE novalidate>
            <TextField
                name="code"
                label=words::CODE.get(lang)
                value=""
                hint=words::CODE_LEAD.get(lang)
                autocomplete="one-time-code"
            />
            <Button label=words::SUBMIT.get(lang) />
        </form>
        <p><a href=agent::SIGN_IN>{words::START_AGAIN.get(lang)}</a></p>
    }
    .into_any()
}

/// Why the person is (still) here; a wait outweighs a refusal, which it follows from.
fn message(lang: Lang, page: &SignInPage) -> Option<AnyView> {
    let (kind, text) = if let Some(minutes) = page.wait_minutes {
        (NoticeKind::Danger, words::wait(lang, minutes))
    } else if page.refused {
        (NoticeKind::Danger, words::REFUSED.get(lang).to_owned())
    } else if page.session_ended {
        (NoticeKind::Info, words::SESSION_ENDED.get(lang).to_owned())
    } else {
        return None;
    };
    Some(view! { <NoticeBox kind=kind announce=true><p>{text}</p></NoticeBox> }.into_any())
}
