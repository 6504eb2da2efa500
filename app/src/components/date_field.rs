//! A date in three inputs: the same for a birthday sixty years ago and for last Monday.

use super::{described_by, error_line, field_class, hint_line, not_empty};
use crate::lang::Lang;
use crate::text::common;
use leptos::prelude::*;

/// Whose date it is, for autofill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DateUse {
    /// The birth date of the person at the keyboard.
    Birthday,
    /// Any other day.
    #[default]
    Other,
}

/// The names of the three inputs: day, month, year.
pub struct DateNames([String; 3]);

impl<S: Into<String>> From<[S; 3]> for DateNames {
    fn from(names: [S; 3]) -> Self {
        Self(names.map(Into::into))
    }
}

/// Day, month and year, under one legend. The id of the day is the name of the whole in the error summary.
#[component]
pub fn DateField(
    /// Language of the labels.
    lang: Lang,
    /// Names of the three inputs: day, month, year.
    #[prop(into)]
    names: DateNames,
    /// What was typed so far.
    values: [String; 3],
    /// Legend.
    #[prop(into)]
    legend: String,
    /// What helps to fill it in.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is wrong with it, in words.
    #[prop(optional_no_strip, into)]
    error: Option<String>,
    /// Whose date.
    #[prop(optional)]
    usage: DateUse,
) -> impl IntoView {
    let (faulty, hint) = (error.is_some(), not_empty(hint));
    let DateNames(names) = names;
    let described = described_by(&names[0], hint.is_some(), faulty);
    let (hint, error) = (hint_line(&names[0], hint), error_line(&names[0], error));
    let [day, month, year] = values;
    let part = |index: usize, label: &'static str, value: String| {
        let tokens = (usage == DateUse::Birthday).then_some(["bday-day", "bday-month", "bday-year"][index]);
        let class = ["date__input", "date__input date__input--month", "date__input date__input--year"][index];
        // Months may be typed as a name, so only day and year ask for the numeric keyboard.
        let inputmode = (index != 1).then_some("numeric");
        view! {
            <div class="date__part">
                <label class="date__label" for=names[index].clone()>{label}</label>
                <input class=class id=names[index].clone() name=names[index].clone() type="text" value=value
                    inputmode=inputmode autocomplete=tokens aria-invalid=faulty.then_some("true") />
            </div>
        }
    };
    view! {
        <fieldset class=field_class(faulty) aria-describedby=described>
            <legend class="field__label">{legend}</legend>
            {hint}
            {error}
            <div class="date">
                {part(0, common::DAY.get(lang), day)}
                {part(1, common::MONTH.get(lang), month)}
                {part(2, common::YEAR.get(lang), year)}
            </div>
        </fieldset>
    }
}
