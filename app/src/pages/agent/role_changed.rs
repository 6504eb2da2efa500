//! Staff: a page that was typed under another role.

use super::staff_bar;
use crate::components::{NoticeBox, NoticeKind, TextArea};
use crate::model::{PageContext, RoleChangedPage};
use crate::paths::agent;
use crate::text::agent::account as words;
use leptos::prelude::*;

/// What happened, and every text that was typed, ready to be copied.
pub fn view(context: &PageContext, page: &RoleChangedPage) -> AnyView {
    let (lang, kind) = (context.lang, NoticeKind::Warning);
    let texts = page.typed.iter().enumerate().map(|(place, typed)| {
        let (name, label) = (format!("typed-{place}"), words::typed(lang, place + 1));
        view! { <TextArea name=name label=label value=typed.clone() /> }
    });
    let kept = !page.typed.is_empty();
    let lead = kept.then(|| view! { <p>{words::ROLE_CHANGED_TYPED.get(lang)}</p> });
    let home = agent::home(page.agent.role).unwrap_or(agent::PASSWORD);
    view! {
        <div class="staff">
            {staff_bar(lang, &page.agent)}
            <h1>{words::ROLE_CHANGED.get(lang)}</h1>
            <NoticeBox kind=kind announce=true><p>{words::ROLE_CHANGED_TEXT.get(lang)}</p></NoticeBox>
            {lead}
            {texts.collect_view()}
            <p><a href=home>{words::TO_WORK.get(lang)}</a></p>
        </div>
    }
    .into_any()
}
