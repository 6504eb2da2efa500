//! Printed one-time codes, for those who have no e-mail.

use super::forms::act;
use crate::components::{Button, NoticeBox, NoticeKind};
use crate::lang::Lang;
use crate::model::OwnClaimPage;
use crate::pages::receipt::code_list;
use crate::paths::Page;
use crate::text::public::own_claim as words;
use leptos::prelude::*;

/// How many are left, fresh ones right after they were asked for, and the button to ask.
pub fn view(lang: Lang, page: &OwnClaimPage) -> Option<AnyView> {
    let body = || view! { <Button label=words::CODES_NEW.get(lang) secondary=true /> };
    let form = || act(lang, Page::NewCodes, &page.token, body().into_any());
    let section = || {
        view! {
            <section class="section">
                <h2>{words::CODES_HEADING.get(lang)}</h2>
                {fresh(lang, page.new_codes.clone())}
                <p>{words::codes_left(lang, page.codes_left)}" "{words::CODES_NEW_TEXT.get(lang)}</p>
                {form()}
            </section>
        }
    };
    page.uses_printed_codes.then(|| section().into_any())
}

fn fresh(lang: Lang, codes: Vec<String>) -> Option<AnyView> {
    let some = !codes.is_empty();
    let box_ = view! {
        <NoticeBox kind=NoticeKind::Warning announce=true>
            <p>{words::CODES_FRESH.get(lang)}</p>
            {code_list(codes)}
        </NoticeBox>
    };
    some.then(|| box_.into_any())
}
