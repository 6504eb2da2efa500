//! Buttons, and links that look like one.

use leptos::prelude::*;

/// The button that sends a form. `name` and `value` tell which button it was.
#[component]
pub fn Button(
    /// What it does.
    #[prop(into)]
    label: String,
    /// Not the main one of the page.
    #[prop(optional)]
    secondary: bool,
    /// Takes something away.
    #[prop(optional)]
    danger: bool,
    /// Name sent with the form.
    #[prop(optional)]
    name: Option<&'static str>,
    /// Value sent with the form.
    #[prop(optional, into)]
    value: Option<String>,
    /// The key that presses it, of `text::agent::keys`.
    #[prop(optional)]
    key: Option<&'static str>,
    /// What a screen reader hears after the label, to tell same-named buttons apart.
    #[prop(optional, into)]
    about: Option<String>,
) -> impl IntoView {
    let about = about.map(|about| view! { <span class="visually-hidden">" "{about}</span> });
    view! {
        <button class=class(secondary, danger) type="submit" name=name value=value accesskey=key>{label}{about}</button>
    }
}

/// A link that looks like a button: it leads somewhere and changes nothing.
#[component]
pub fn ButtonLink(
    /// Where it leads.
    #[prop(into)]
    href: String,
    /// What it says.
    #[prop(into)]
    label: String,
    /// Not the main one of the page.
    #[prop(optional)]
    secondary: bool,
) -> impl IntoView {
    view! { <a class=class(secondary, false) href=href>{label}</a> }
}

const fn class(secondary: bool, danger: bool) -> &'static str {
    match (secondary, danger) {
        (_, true) => "button button--danger",
        (true, false) => "button button--secondary",
        (false, false) => "button",
    }
}
