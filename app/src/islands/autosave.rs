//! Keeps the draft while it is being typed, and says so quietly.

#[cfg(feature = "hydrate")]
use crate::text::common::{NOT_SAVED, saved_at};
use leptos::prelude::*;

#[cfg(feature = "hydrate")]
mod post;

/// The autosave of the form it stands in. The `.live` box around it names the fields to keep in `data-fields`, and
/// no other is sent: the server leaves out the statement on honour, the acceptance of the terms, the submit key.
#[island]
pub fn Autosave() -> impl IntoView {
    let root = NodeRef::<leptos::html::Span>::new();
    let said = RwSignal::new(String::new());
    Effect::new(move |_| watch(root, said));
    view! { <span node_ref=root>{move || said.get()}</span> }
}

#[cfg(not(feature = "hydrate"))]
fn watch(_: NodeRef<leptos::html::Span>, _: RwSignal<String>) {}

/// Saves each time an answer of the form changed.
#[cfg(feature = "hydrate")]
fn watch(root: NodeRef<leptos::html::Span>, said: RwSignal<String>) {
    use super::dom;
    use leptos::wasm_bindgen::JsCast;
    let Some(live) = root.get_untracked().and_then(|root| dom::live_box(&root)) else { return };
    let Ok(Some(form)) = live.closest("form") else { return };
    let names = dom::data(&live, "data-fields");
    let state = live.clone();
    dom::listen(&form.clone(), &["change"], move |_| {
        let Some(form) = form.dyn_ref::<web_sys::HtmlFormElement>() else { return };
        save(fields(form, &names), state.clone(), said);
    });
    dom::awake(&live);
}

/// What the form holds now; an answer that was taken back is sent as empty.
#[cfg(feature = "hydrate")]
fn fields(form: &web_sys::HtmlFormElement, names: &str) -> Vec<(String, String)> {
    let Ok(data) = web_sys::FormData::new_with_form(form) else { return Vec::new() };
    names.split(' ').map(|name| (name.to_owned(), data.get(name).as_string().unwrap_or_default())).collect()
}

#[cfg(feature = "hydrate")]
fn save(fields: Vec<(String, String)>, state: web_sys::Element, said: RwSignal<String>) {
    let lang = super::dom::lang();
    leptos::task::spawn_local(async move {
        match post::draft(lang, &fields).await {
            Ok(Some(time)) => said.set(saved_at(lang, &time)),
            // No draft yet: the first one is made when the page is sent.
            Ok(None) => return,
            Err(_) => said.set(NOT_SAVED.get(lang).to_owned()),
        }
        // What the server said when it drew the page is out of date now.
        if let Ok(Some(old)) = state.query_selector(".autosave__before") {
            old.remove();
        }
    });
}
