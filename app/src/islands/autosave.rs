//! Keeps the draft while it is being typed, and says so quietly.

#[cfg(feature = "hydrate")]
use crate::text::common::{NOT_SAVED, saved_at};
use leptos::prelude::*;

#[cfg(feature = "hydrate")]
mod post;
#[cfg(any(feature = "hydrate", test))]
mod turn;

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

/// Saves each time an answer of the form changed, one save after the other.
#[cfg(feature = "hydrate")]
fn watch(root: NodeRef<leptos::html::Span>, said: RwSignal<String>) {
    use super::dom;
    use leptos::wasm_bindgen::JsCast;
    use std::rc::Rc;
    let Some(live) = root.get_untracked().and_then(|root| dom::live_box(&root)) else { return };
    let Ok(Some(element)) = live.closest("form") else { return };
    let Ok(form) = element.clone().dyn_into::<web_sys::HtmlFormElement>() else { return };
    let (page, turn) = (Rc::new(Page { form, live: live.clone(), said }), Rc::new(turn::Turn::default()));
    dom::listen(&element, &["change"], move |_| {
        if turn.begin() {
            leptos::task::spawn_local(save_until_quiet(page.clone(), turn.clone()));
        }
    });
    dom::awake(&live);
}

#[cfg(feature = "hydrate")]
async fn save_until_quiet(page: std::rc::Rc<Page>, turn: std::rc::Rc<turn::Turn>) {
    loop {
        page.save().await;
        if !turn.again() {
            return;
        }
    }
}

/// The page around the island.
#[cfg(feature = "hydrate")]
struct Page {
    form: web_sys::HtmlFormElement,
    live: web_sys::Element,
    said: RwSignal<String>,
}

#[cfg(feature = "hydrate")]
impl Page {
    /// Sends what the form holds now, and says when it was kept.
    async fn save(&self) {
        let lang = super::dom::lang();
        let (version, fields) = self.read();
        match post::draft(lang, version, &fields).await {
            Ok(Some(time)) => self.said.set(saved_at(lang, &time)),
            // No draft yet: the first one is made when the page is sent. Or the page was sent since, in another tab.
            Ok(None) => return,
            Err(_) => self.said.set(NOT_SAVED.get(lang).to_owned()),
        }
        // What the server said when it drew the page is out of date now.
        if let Ok(Some(old)) = self.live.query_selector(".autosave__before") {
            old.remove();
        }
    }

    /// The version the page was drawn from, and its fields; an answer that was taken back is sent as empty.
    fn read(&self) -> (i32, Vec<(String, String)>) {
        let Ok(data) = web_sys::FormData::new_with_form(&self.form) else { return Default::default() };
        let value = |name: &str| data.get(name).as_string().unwrap_or_default();
        let names = super::dom::data(&self.live, "data-fields");
        let fields = names.split(' ').map(|name| (name.to_owned(), value(name))).collect();
        (value("version").parse().unwrap_or_default(), fields)
    }
}
