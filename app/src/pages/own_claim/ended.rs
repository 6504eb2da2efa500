//! The law ended the stoppage: why, by which text, and what to do now.

use crate::components::{NoticeBox, NoticeKind};
use crate::lang::Lang;
use crate::model::CutView;
use crate::pages::check::door_body;
use crate::paths::Page;
use crate::text::public::{decision as decision_words, ended as words};
use leptos::prelude::*;

/// The box, right under where the claim is.
pub fn view(lang: Lang, cut: CutView) -> AnyView {
    let title = words::title(lang, cut.last_day);
    let text = cut.text.unwrap_or_else(|| words::WHY.get(lang).to_owned());
    let read = cut.rule.map(|id| {
        let href = Page::rule_version(lang, &id);
        view! { <p><a href=href>{decision_words::READ_RULE.get(lang)}" "{id}</a></p> }
    });
    let now = cut.door.map_or_else(|| claim_again(lang), |door| door_body(lang, door));
    view! {
        <NoticeBox kind=NoticeKind::Warning title=title>
            <p>{text}</p>
            <p>{cut.was.map(|day| words::was(lang, day))}" "{words::NO_FAULT.get(lang)}</p>
            {cut.source.map(|source| view! { <p class="source">{words::SOURCE.get(lang)}" "{source}</p> })}
            {read}
        </NoticeBox>
        <h2>{words::NOW.get(lang)}</h2>
        {now}
    }
    .into_any()
}

fn claim_again(lang: Lang) -> AnyView {
    view! { <p><a href=Page::Home.path(lang)>{words::CLAIM_AGAIN.get(lang)}</a></p> }.into_any()
}
