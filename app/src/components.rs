//! What pages are made of. Components take data, carry the accessibility once, and know no page.

mod button;
mod check_list;
mod checkbox;
mod choices;
mod date_field;
mod error_summary;
mod facts_table;
mod notice_box;
mod question;
mod select;
mod summary_list;
mod text_field;

pub use button::{Button, ButtonLink};
pub use check_list::{CheckLine, CheckList, check_line};
pub use checkbox::Checkbox;
pub use choices::{Choice, Choices};
pub use date_field::{DateField, DateUse};
pub use error_summary::ErrorSummary;
pub use facts_table::FactsTable;
pub use notice_box::{NoticeBox, NoticeKind};
pub use question::question_field;
pub use select::SelectField;
pub use summary_list::{SummaryList, SummaryRow};
pub use text_field::{TextArea, TextField};

use crate::lang::Lang;
use crate::text::errors::sentence;
use abri_domain::form::FieldErrors;
use leptos::prelude::*;

/// The wording of the first fault of a field, ready for its `error` property.
pub fn fault(lang: Lang, errors: &FieldErrors, field: &str) -> Option<String> {
    errors.of(field).map(|code| sentence(lang, field, code))
}

/// The value of `aria-describedby`: the hint and the error of a field, those that there are.
fn described_by(name: &str, hint: bool, error: bool) -> Option<String> {
    let hint = hint.then(|| format!("{name}-hint"));
    let error = error.then(|| format!("{name}-error"));
    match (hint, error) {
        (Some(hint), Some(error)) => Some(format!("{hint} {error}")),
        (hint, error) => hint.or(error),
    }
}

/// A hint that says something: a rule file need not give one.
fn not_empty(hint: Option<String>) -> Option<String> {
    hint.filter(|hint| !hint.is_empty())
}

/// The hint of a field, under its label.
fn hint_line(name: &str, hint: Option<String>) -> impl IntoView + use<> {
    hint.map(|hint| view! { <p class="field__hint" id=format!("{name}-hint")>{hint}</p> })
}

/// What is wrong with a field, above its input.
fn error_line(name: &str, error: Option<String>) -> impl IntoView + use<> {
    error.map(|error| view! { <p class="field__error" id=format!("{name}-error")>{error}</p> })
}

/// The class of a field, told apart when something is wrong with it.
const fn field_class(error: bool) -> &'static str {
    if error { "field field--error" } else { "field" }
}
