//! Telework, first day off, last day worked.

use super::date_parts;
use crate::components::{DateField, fault};
use crate::islands::{FIRST_DAY, LivePeriod};
use crate::lang::Lang;
use crate::model::StepPage;
use crate::pages::form_parts;
use crate::text::form::person as words;
use abri_domain::form::Step;
use leptos::prelude::*;

const WORKED: [&str; 3] = ["worked_day", "worked_month", "worked_year"];

/// The questions of the page. Those without an employer are not asked for a last day worked.
pub fn fields(lang: Lang, page: &StepPage) -> AnyView {
    let status = page.form.insured_status();
    let asks_worked = status.is_none() || page.form.has_employer();
    view! {
        {form_parts::telework(lang, &page.form, &page.errors)}
        {form_parts::questions(lang, page.rules.questions_for_all(Step::Period), &page.form, &page.errors)}
        {first_day(lang, page)}
        {asks_worked.then(|| last_worked(lang, page, status.is_some()))}
    }
    .into_any()
}

fn first_day(lang: Lang, page: &StepPage) -> AnyView {
    let (typed, rules) = (date_parts(&page.form, FIRST_DAY), &page.rules);
    view! {
        <div class="live" data-today=rules.today.to_julian_day().to_string()
            data-earliest=rules.earliest_start.to_julian_day().to_string() data-days=rules.days.to_string()>
            <DateField lang=lang names=FIRST_DAY values=typed legend=words::FIRST_DAY.get(lang)
                hint=words::first_day_hint(lang, rules) error=fault(lang, &page.errors, "first_day") />
            <LivePeriod />
        </div>
    }
    .into_any()
}

fn last_worked(lang: Lang, page: &StepPage, is_certain: bool) -> AnyView {
    let legend = if is_certain { words::LAST_WORKED } else { words::LAST_WORKED_IF };
    view! {
        <DateField lang=lang names=WORKED values=date_parts(&page.form, WORKED) legend=legend.get(lang)
            hint=words::LAST_WORKED_HINT.get(lang) error=fault(lang, &page.errors, "worked_day") />
    }
    .into_any()
}
