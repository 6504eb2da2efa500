//! Staff: change one's password.

use super::{staff_bar, token_field};
use crate::components::{Button, ButtonLink, ErrorSummary, NoticeBox, NoticeKind, TextField};
use crate::lang::Lang;
use crate::model::{PageContext, PasswordPage, ProviderLink};
use crate::paths::agent;
use crate::text::agent::{account as words, provider as provider_words, second_factor};
use abri_domain::form::FieldErrors;
use leptos::prelude::*;

/// The page.
pub fn view(context: &PageContext, page: &PasswordPage) -> AnyView {
    let lang = context.lang;
    let refused = page.refused.iter().map(|why| words::refused(lang, *why)).collect();
    let body = if page.done { done(lang) } else { form(lang, page) };
    view! {
        <div class="staff">
            {staff_bar(lang, &page.agent)}
            <ErrorSummary lang=lang errors=FieldErrors::default() more=refused />
            <h1>{words::PASSWORD_TITLE.get(lang)}</h1>
            {body}
            {page.provider.as_ref().filter(|_| !page.due).map(|link| provider(lang, link))}
            {(!page.due).then(|| view! { <p><a href=agent::SECOND_FACTOR>{second_factor::TITLE.get(lang)}</a></p> })}
        </div>
    }
    .into_any()
}

/// The identity provider: linked, or the way to link it.
fn provider(lang: Lang, link: &ProviderLink) -> AnyView {
    if link.linked {
        return view! { <p>{provider_words::linked(lang, &link.name)}</p> }.into_any();
    }
    let label = provider_words::link(lang, &link.name);
    view! { <p><ButtonLink href=agent::PROVIDER_LINK label=label secondary=true /></p> }.into_any()
}

fn done(lang: Lang) -> AnyView {
    let kind = NoticeKind::Success;
    view! {
        <NoticeBox kind=kind announce=true><p>{words::PASSWORD_DONE.get(lang)}</p></NoticeBox>
        <p><a href=agent::QUEUE>{words::GO_ON.get(lang)}</a></p>
    }
    .into_any()
}

fn form(lang: Lang, page: &PasswordPage) -> AnyView {
    let due = page.due.then(|| view! { <p>{words::PASSWORD_DUE.get(lang)}</p> });
    view! {
        {due}
        <form class="form" method="post" action=agent::PASSWORD novalidate>
            {token_field(&page.agent.token)}
            <TextField
                name="password"
                label=words::CURRENT.get(lang)
                value=""
                kind="password"
                autocomplete="current-password"
            />
            <TextField
                name="new_password"
                label=words::NEW.get(lang)
                value=""
                hint=words::NEW_HINT.get(lang)
                kind="password"
                autocomplete="new-password"
            />
            <Button label=words::PASSWORD_SUBMIT.get(lang) />
        </form>
    }
    .into_any()
}
