//! A box that says something apart from the text.

use leptos::prelude::*;

/// How much it matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum NoticeKind {
    /// Good to know.
    #[default]
    Info,
    /// It worked.
    Success,
    /// Read this before you go on.
    Warning,
    /// Something is wrong.
    Danger,
}

impl NoticeKind {
    const fn class(self) -> &'static str {
        match self {
            Self::Info => "notice",
            Self::Success => "notice notice--success",
            Self::Warning => "notice notice--warning",
            Self::Danger => "notice notice--danger",
        }
    }
}

/// A box with a short title and some text. `announce` makes a screen reader say it when the page opens.
#[component]
pub fn NoticeBox(
    /// How much it matters.
    #[prop(optional)]
    kind: NoticeKind,
    /// Short title.
    #[prop(optional, into)]
    title: Option<String>,
    /// Heard at once.
    #[prop(optional)]
    announce: bool,
    /// The text.
    children: Children,
) -> impl IntoView {
    let title = title.map(|title| view! { <p class="notice__title">{title}</p> });
    view! { <div class=kind.class() role=announce.then_some("alert")>{title}{children()}</div> }
}
