//! A form of the claim's page while the database is away: the claim can't be shown, what was typed can.

use super::forms;
use crate::model::{PageContext, Unsent, UnsentPage};
use crate::pages::message::away;
use crate::paths::Page;
use crate::text::public::{message, own_claim as words};
use abri_domain::form::FieldErrors;
use leptos::prelude::*;

/// The form alone, ready to be sent again.
pub fn view(context: &PageContext, page: &UnsentPage) -> AnyView {
    let (lang, errors) = (context.lang, FieldErrors::default());
    let (heading, form) = match &page.typed {
        Unsent::Answer(typed) => (words::QUESTION_HEADING, forms::answer(lang, &page.token, typed, &errors)),
        Unsent::Return(typed) => {
            (words::RETURN_HEADING, forms::return_day(lang, &page.token, typed, &errors))
        }
    };
    view! {
        <h1>{heading.get(lang)}</h1>
        {away(lang)}
        {form}
        <p><a href=Page::FollowUpCase.path(lang)>{message::FOLLOW.get(lang)}</a></p>
    }
    .into_any()
}
