//! Answers "Am I concerned?" while the person types, by the evaluator of the server: nothing leaves the device.

use leptos::prelude::*;

#[cfg(feature = "hydrate")]
mod page;

/// Stands in a `.live` box at the end of the form of the check, whose `data-rules` holds the rules in force. The page
/// holds everything that can be said, in elements with `data-says`: the island shows those that hold, and says the
/// heading of the answer. Once awake, it answers instead of sending the form.
#[island]
pub fn LiveCheck() -> impl IntoView {
    let root = NodeRef::<leptos::html::P>::new();
    Effect::new(move |_| watch(root));
    view! { <p class="live__answer" role="status" node_ref=root></p> }
}

#[cfg(not(feature = "hydrate"))]
fn watch(_: NodeRef<leptos::html::P>) {}

#[cfg(feature = "hydrate")]
fn watch(root: NodeRef<leptos::html::P>) {
    use super::dom;
    use leptos::wasm_bindgen::JsCast;
    let Some(said) = root.get_untracked() else { return };
    let Some(live) = dom::live_box(&said) else { return };
    let Some(rules) = abri_domain::assessment::Carried::read(&dom::data(&live, "data-rules")) else { return };
    let Ok(Some(element)) = live.closest("form") else { return };
    let Ok(form) = element.clone().dyn_into::<web_sys::HtmlFormElement>() else { return };
    // It lives as long as the page does.
    let page: &'static page::Page = Box::leak(Box::new(page::Page { form, rules, said: said.into() }));
    page.answer();
    dom::listen(&element, &["input", "change"], move |_| page.answer());
    dom::on_submit(&element, move || page.submit());
    dom::awake(&live);
}
