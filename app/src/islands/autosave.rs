//! Keeps the draft while it is being typed, and says so quietly.

use crate::lang::Lang;
#[cfg(feature = "hydrate")]
use crate::text::common::{NOT_SAVED, saved_at};
use leptos::prelude::*;

/// The autosave of the form it stands in. It sends the fields of `names` and no other: the server names those of
/// the page, without the statement on honour, the acceptance of the terms and the submit key.
#[island]
pub fn Autosave(
    /// Language.
    lang: Lang,
    /// Names of the fields to keep.
    names: Vec<String>,
    /// What it says at first: when the draft was last saved.
    said: String,
) -> impl IntoView {
    let root = NodeRef::<leptos::html::P>::new();
    let said = RwSignal::new(said);
    let alive = RwSignal::new(false);
    Effect::new(move |_| {
        watch(lang, names.clone(), root, said);
        alive.set(true);
    });
    view! {
        <p class="autosave" role="status" node_ref=root data-hydrated=move || alive.get().then_some("true")>
            {move || said.get()}
        </p>
    }
}

#[cfg(not(feature = "hydrate"))]
fn watch(_: Lang, _: Vec<String>, _: NodeRef<leptos::html::P>, _: RwSignal<String>) {}

/// Saves each time an answer of the form changed.
#[cfg(feature = "hydrate")]
fn watch(lang: Lang, names: Vec<String>, root: NodeRef<leptos::html::P>, said: RwSignal<String>) {
    use leptos::wasm_bindgen::{JsCast, closure::Closure};
    let Some(form) = root.get_untracked().and_then(|root| root.closest("form").ok().flatten()) else { return };
    let Ok(form) = form.dyn_into::<web_sys::HtmlFormElement>() else { return };
    let target = form.clone();
    let save = move || save(lang, fields(&form, &names), said);
    // The listener lives as long as the page, so it is given to the browser for good.
    let listener = Closure::<dyn FnMut()>::new(save).into_js_value();
    let _ = target.add_event_listener_with_callback("change", listener.unchecked_ref());
}

/// What the form holds now; an answer that was taken back is sent as empty.
#[cfg(feature = "hydrate")]
fn fields(form: &web_sys::HtmlFormElement, names: &[String]) -> Vec<(String, String)> {
    let Ok(data) = web_sys::FormData::new_with_form(form) else { return Vec::new() };
    names.iter().map(|name| (name.clone(), data.get(name).as_string().unwrap_or_default())).collect()
}

#[cfg(feature = "hydrate")]
fn save(lang: Lang, fields: Vec<(String, String)>, said: RwSignal<String>) {
    leptos::task::spawn_local(async move {
        match crate::server_fns::autosave_draft(lang, fields).await {
            Ok(Some(time)) => said.set(saved_at(lang, &time)),
            // No draft yet: the first one is made when the page is sent.
            Ok(None) => {}
            Err(_) => said.set(NOT_SAVED.get(lang).to_owned()),
        }
    });
}
