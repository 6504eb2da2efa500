//! A page that only says something.

use crate::components::{ButtonLink, NoticeBox, NoticeKind};
use crate::lang::Lang;
use crate::model::{MessageKind, MessagePage, PageContext};
use crate::paths::Page;
use crate::text::public::message::{self as words, Message};
use leptos::prelude::*;

/// The page: what happened, what to do next, whom to call.
pub fn view(context: &PageContext, page: MessagePage) -> AnyView {
    let lang = context.lang;
    let message = message(page.kind);
    let incident = page.incident.map(|reference| {
        view! { <p>{words::INCIDENT.get(lang)}" "<strong>{reference}</strong></p> }
    });
    let service = &context.service;
    let reach = format!("{} · {}", service.shown_phone(), service.email);
    view! {
        <h1>{message.title.get(lang)}</h1>
        <p class="lead">{message.what.get(lang)}</p>
        <p>{message.todo.get(lang)}</p>
        {incident}
        <p class="actions">
            <ButtonLink href=Page::Home.path(lang) label=words::HOME.get(lang) />
            <ButtonLink href=Page::FollowUp.path(lang) label=words::FOLLOW.get(lang) secondary=true />
        </p>
        <h2>{words::CONTACT_HEADING.get(lang)}</h2>
        <p>{reach}</p>
    }
    .into_any()
}

/// On a page that keeps what was typed: the database is away.
pub fn away(lang: Lang) -> AnyView {
    let Message { title, what, todo } = words::UNAVAILABLE;
    view! {
        <NoticeBox kind=NoticeKind::Danger title=title.get(lang) announce=true>
            <p>{what.get(lang)}</p>
            <p>{todo.get(lang)}</p>
        </NoticeBox>
    }
    .into_any()
}

const fn message(kind: MessageKind) -> Message {
    match kind {
        MessageKind::NotFound => words::NOT_FOUND,
        MessageKind::WrongOrigin => words::WRONG_ORIGIN,
        MessageKind::TooManyRequests => words::TOO_MANY,
        MessageKind::TooLarge => words::TOO_LARGE,
        MessageKind::WrongContentType | MessageKind::Unreadable => words::UNREADABLE,
        MessageKind::Unavailable => words::UNAVAILABLE,
        MessageKind::Internal => words::INTERNAL,
        MessageKind::Closed => words::CLOSED,
        MessageKind::SessionEnded => words::SESSION_ENDED,
    }
}
