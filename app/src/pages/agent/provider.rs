//! Staff: back from the identity provider.

use crate::components::{NoticeBox, NoticeKind};
use crate::model::{PageContext, ProviderPage};
use crate::paths::agent;
use crate::text::agent::provider as words;
use leptos::prelude::*;

/// The page.
pub fn view(context: &PageContext, page: ProviderPage) -> AnyView {
    let lang = context.lang;
    let (kind, to, link) = match page {
        ProviderPage::SignedIn => (NoticeKind::Success, agent::QUEUE, words::GO_ON),
        ProviderPage::OwesCode => (NoticeKind::Info, agent::SIGN_IN_CODE, words::GO_ON),
        ProviderPage::Linked => (NoticeKind::Success, agent::PASSWORD, words::GO_ON),
        _ => (NoticeKind::Danger, agent::SIGN_IN, words::BACK),
    };
    view! {
        <h1>{words::TITLE.get(lang)}</h1>
        <NoticeBox kind=kind announce=true><p>{words::said(page).get(lang)}</p></NoticeBox>
        <p><a href=to>{link.get(lang)}</a></p>
    }
    .into_any()
}
