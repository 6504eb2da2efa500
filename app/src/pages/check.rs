//! Am I concerned?

mod answer;
mod door;
mod questions;

pub use door::door_body;

use crate::components::{Button, ErrorSummary};
use crate::islands::LiveCheck;
use crate::lang::Lang;
use crate::model::{CheckForm, CheckPage, PageContext};
use crate::text::public::check as words;
use abri_domain::assessment::{Asks, Carried};
use leptos::prelude::*;

/// The page.
pub fn view(context: &PageContext, page: CheckPage) -> AnyView {
    let lang = context.lang;
    match page {
        CheckPage::Choose(schemes) => choose(lang, schemes),
        CheckPage::Closed => closed(lang),
        CheckPage::Ask(page) => {
            let asks = Asks::of(&page.rules, page.now).map(|asks| asks.holding(page.held.as_ref()));
            let asked = asks.map(|asks| ask(lang, &page, &asks));
            asked.unwrap_or_else(|| closed(lang))
        }
    }
}

/// Which of the schemes that are open.
fn choose(lang: Lang, schemes: Vec<(String, String)>) -> AnyView {
    let link = |(href, title): (String, String)| view! { <li><a href=href>{title}</a></li> };
    view! {
        <h1>{words::TITLE.get(lang)}</h1>
        <p class="lead">{words::CHOOSE.get(lang)}</p>
        <ul class="list">{schemes.into_iter().map(link).collect_view()}</ul>
    }
    .into_any()
}

fn closed(lang: Lang) -> AnyView {
    view! { <h1>{words::TITLE.get(lang)}</h1> {answer::closed(lang)} }.into_any()
}

/// The questions, and the answer: above them once they were sent, beneath them while the browser works it out.
fn ask(lang: Lang, page: &CheckForm, asks: &Asks<'_>) -> AnyView {
    let carried = Carried::write(asks, page.now);
    let answer = answer::answer(lang, asks, page.result.as_ref());
    let is_sent = page.result.is_some();
    let (above, beneath) = if is_sent { (Some(answer), None) } else { (None, Some(answer)) };
    let again = is_sent.then(|| view! { <h2>{words::CHANGE_HEADING.get(lang)}</h2> });
    let lead = (!is_sent).then(|| view! { <p class="lead">{words::LEAD.get(lang)}</p> });
    view! {
        <ErrorSummary lang=lang errors=page.errors.clone() />
        <h1>{words::TITLE.get(lang)}</h1>
        {lead}
        {above}
        {again}
        <form class="form" method="post" action=page.action.clone() novalidate>
            {questions::questions(lang, page, asks)}
            <div class="live" data-rules=carried>
                <Button label=words::SUBMIT.get(lang) />
                <LiveCheck />
            </div>
        </form>
        {beneath}
    }
    .into_any()
}
