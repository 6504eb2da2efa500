//! Says which days a first day off makes, and when it can't be one.

#[cfg(any(feature = "hydrate", test))]
mod judge;

use leptos::prelude::*;

/// The names of the three inputs.
pub const FIRST_DAY: [&str; 3] = ["first_day", "first_month", "first_year"];

/// Stands in a `.live` box beside the date of the first day off. The box tells it today and the earliest first day
/// as Julian days (`data-today`, `data-earliest`) and the length of the stoppage (`data-days`).
#[island]
pub fn LivePeriod() -> impl IntoView {
    let root = NodeRef::<leptos::html::P>::new();
    let said = RwSignal::new(None::<String>);
    Effect::new(move |_| watch(root, said));
    view! { <p class="live__days" role="status" node_ref=root>{move || said.get()}</p> }
}

#[cfg(not(feature = "hydrate"))]
fn watch(_: NodeRef<leptos::html::P>, _: RwSignal<Option<String>>) {}

#[cfg(feature = "hydrate")]
fn watch(root: NodeRef<leptos::html::P>, said: RwSignal<Option<String>>) {
    use super::dom;
    use judge::{Limits, days, judge};
    let Some(live) = root.get_untracked().and_then(|root| dom::live_box(&root)) else { return };
    let Some(limits) = Limits::told(|attribute| dom::data(&live, attribute).parse().ok()) else { return };
    said.set(days(dom::lang(), limits, &FIRST_DAY.map(dom::value)));
    dom::listen(&live, &["change"], move |_| {
        let (lang, typed) = (dom::lang(), FIRST_DAY.map(dom::value));
        let fault = judge(limits, &typed).and_then(Result::err);
        let words = fault.map(|code| crate::text::errors::sentence(lang, FIRST_DAY[0], code));
        dom::say(FIRST_DAY[0], words.as_deref());
        said.set(days(lang, limits, &typed));
    });
    dom::awake(&live);
}
