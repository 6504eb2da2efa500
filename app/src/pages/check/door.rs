//! How a door is shown, wherever it is.

use crate::lang::Lang;
use crate::text::public::doors::door as words;
use abri_domain::status::Door;
use leptos::prelude::*;

/// What the door is, and what to do now. The heading above it is the page's.
pub fn door_body(lang: Lang, door: Door) -> AnyView {
    let door = words(door);
    let todo = door.todo.iter().map(|line| view! { <li>{line.get(lang)}</li> });
    view! {
        <p><strong>{door.name.get(lang)}</strong></p>
        <p>{door.what.get(lang)}</p>
        <ol class="list list--steps">{todo.collect_view()}</ol>
    }
    .into_any()
}
