//! Checks one field while the person is still there, with the parsers and the words of the server.

#[cfg(any(feature = "hydrate", test))]
mod judge;

use leptos::prelude::*;

/// What the field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldKind {
    /// A social-security number.
    Nir,
    /// The number of an establishment.
    Siret,
    /// An e-mail address.
    Email,
    /// A phone number.
    Phone,
    /// A postal code.
    PostalCode,
    /// Any words.
    Words,
}

impl FieldKind {
    /// The code in `data-kind`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Nir => "nir",
            Self::Siret => "siret",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::PostalCode => "postal-code",
            Self::Words => "words",
        }
    }
}

/// Stands in a `.live` box beside a text field, whose `data-field`, `data-kind` and `data-max` say what to check.
/// It speaks when the person leaves the field; once something is wrong, while they type.
#[island]
pub fn LiveField() -> impl IntoView {
    let root = NodeRef::<leptos::html::P>::new();
    let said = RwSignal::new(None::<&'static str>);
    Effect::new(move |_| watch(root, said));
    view! { <p class="live__right" role="status" node_ref=root>{move || said.get()}</p> }
}

#[cfg(not(feature = "hydrate"))]
fn watch(_: NodeRef<leptos::html::P>, _: RwSignal<Option<&'static str>>) {}

#[cfg(feature = "hydrate")]
fn watch(root: NodeRef<leptos::html::P>, said: RwSignal<Option<&'static str>>) {
    use super::dom;
    let Some(live) = root.get_untracked().and_then(|root| dom::live_box(&root)) else { return };
    let name = dom::data(&live, "data-field");
    let kind = FieldKind::from_code(&dom::data(&live, "data-kind"));
    let max = dom::data(&live, "data-max").parse().unwrap_or(u64::MAX);
    dom::listen(&live, &["focusout", "input"], move |event| {
        let Some(input) = dom::input(&name) else { return };
        let (fault, is_right) = judge::judge(kind, max, &input.value());
        if event == "focusout" || dom::is_faulty(&input) {
            let words = fault.map(|code| crate::text::errors::sentence(dom::lang(), &name, code));
            dom::say(&name, words.as_deref());
        }
        said.set(is_right.then(|| crate::text::common::NUMBER_VALID.get(dom::lang())));
    });
    dom::awake(&live);
}
