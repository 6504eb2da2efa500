//! The medical note that goes with an act.

use crate::components::fault;
use crate::lang::Lang;
use crate::model::{Act, CasePage};
use crate::text::agent::medical;
use abri_domain::zone::Side;
use leptos::prelude::*;

/// The form a typed note belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoteOf {
    /// The decision.
    Decision,
    /// The question.
    Question,
    /// The hand-over.
    Pass,
    /// What a doctor is left to decide.
    ToDoctor,
}

/// These forms have a field `note` and the page keeps one: what was typed with it tells which form it came from.
pub fn owner(page: &CasePage) -> NoteOf {
    let form = &page.form;
    if !form.question.is_empty() || page.errors.of("question").is_some() {
        return NoteOf::Question;
    }
    let decision = [&form.verdict, &form.reason, &form.door, &form.explanation];
    let alone = !form.note.is_empty() && decision.iter().all(|value| value.is_empty());
    match &page.acts {
        acts if acts.contains(&Act::LeaveToDoctor) => NoteOf::ToDoctor,
        acts if alone && acts.contains(&Act::Pass) => NoteOf::Pass,
        _ => NoteOf::Decision,
    }
}

/// The medical note of one form; its `id` differs from form to form, its name does not.
pub fn note(lang: Lang, page: &CasePage, id: &'static str, of: NoteOf) -> Option<AnyView> {
    if page.side != Side::Medical {
        return None;
    }
    let mine = owner(page) == of;
    let value = if mine { page.form.note.clone() } else { String::new() };
    let error = if mine { fault(lang, &page.errors, "note") } else { None };
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let described = if error.is_some() { format!("{hint_id} {error_id}") } else { hint_id.clone() };
    let faulty = error.is_some();
    let class = if faulty { "field field--error" } else { "field" };
    // The error summary links to `note`: the field it speaks of answers to that name.
    let id = if faulty { "note" } else { id };
    let error = error.map(|words| view! { <p class="field__error" id=error_id>{words}</p> });
    Some(
        view! {
            <div class=class>
                <label class="field__label" for=id>{medical::NOTE.get(lang)}</label>
                <p class="field__hint" id=hint_id>{medical::NOTE_HINT.get(lang)}</p>
                {error}
                <textarea class="field__input field__input--tall" id=id name="note" rows="3"
                    aria-describedby=described aria-invalid=faulty.then_some("true")>{inside_textarea(&value)}</textarea>
            </div>
        }
        .into_any(),
    )
}

/// Leptos 0.8 does not escape the text of a `<textarea>` on the server; HTML drops the first newline there.
fn inside_textarea(value: &str) -> String {
    format!("\n{}", value.replace('&', "&amp;").replace('<', "&lt;"))
}
