//! The decision being typed, as the insured would read it: drawn by the very parts of their own page.

use crate::components::{NoticeBox, NoticeKind};
use crate::lang::Lang;
use crate::model::DecisionPreview;
use crate::pages::own_claim::decision;
use crate::text::agent::acts as words;
use crate::text::public::own_claim as own_words;
use leptos::prelude::*;

/// Above the file, where it is read before anything else; what was typed stands below.
pub fn view(lang: Lang, preview: Option<&DecisionPreview>) -> Option<AnyView> {
    let DecisionPreview { lang: theirs, page, why_second } = preview?.clone();
    let (kind, title) = (NoticeKind::Info, words::PREVIEW.get(lang));
    let second = why_second.map(|why| view! { <p>{words::to_be_confirmed(lang, why)}</p> });
    let state = own_words::state(&page.state).get(theirs);
    let view = page.decision.map(|view| decision::view(theirs, view, false));
    Some(
        view! {
            <NoticeBox kind=kind title=title announce=true>
                <p>{words::PREVIEW_TEXT.get(lang)}</p>
                {second}
            </NoticeBox>
            <div class="preview" lang=theirs.code()>
                <p class="lead">{state}</p>
                {view}
            </div>
        }
        .into_any(),
    )
}
