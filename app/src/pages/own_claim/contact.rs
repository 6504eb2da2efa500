//! Where an employer is reached, corrected by the insured.

use crate::components::{Button, ErrorSummary, NoticeBox, NoticeKind};
use crate::lang::Lang;
use crate::model::{EmployerContactPage, PageContext};
use crate::pages::form_steps::employers::whereabouts;
use crate::paths::Page;
use crate::text::public::contact as words;
use leptos::prelude::*;

/// The page.
pub fn view(context: &PageContext, page: &EmployerContactPage) -> AnyView {
    let lang = context.lang;
    view! {
        <a class="back" href=Page::FollowUpCase.path(lang)>{words::BACK.get(lang)}</a>
        <ErrorSummary lang=lang errors=page.errors.clone() />
        <h1>{words::title(lang, &page.form.employer_name)}</h1>
        {page.too_often.then(|| too_often(lang))}
        <p class="lead">{words::LEAD.get(lang)}</p>
        <form class="form" method="post" action=Page::EmployerContact.numbered(lang, page.number) novalidate>
            <input type="hidden" name="token" value=page.token.clone() />
            {whereabouts(lang, &page.form, &page.errors)}
            <Button label=words::SAVE.get(lang) />
        </form>
    }
    .into_any()
}

fn too_often(lang: Lang) -> AnyView {
    let (kind, title, text) =
        (NoticeKind::Warning, words::TOO_OFTEN.get(lang), words::TOO_OFTEN_TEXT.get(lang));
    view! { <NoticeBox kind=kind title=title announce=true><p>{text}</p></NoticeBox> }.into_any()
}
