//! What each employer will see, and who brings it.

use super::employers::display_name;
use crate::components::{Choice, Choices, NoticeBox, SummaryList, SummaryRow, fault};
use crate::lang::{Lang, Text};
use crate::model::StepPage;
use crate::paths::Page;
use crate::text::common::{NOT_GIVEN, long_date};
use crate::text::form::sharing as words;
use crate::text::public::{notices, verify as notice};
use abri_domain::employer::Employer;
use abri_domain::form::{ClaimForm, EmployerForm};
use abri_domain::stoppage::Stoppage;
use leptos::prelude::*;
use time::Date;

/// A preview for each employer, what stays hidden, and the choice.
pub fn fields(lang: Lang, page: &StepPage) -> AnyView {
    let previews =
        (1..).zip(&page.form.employers).map(|(number, employer)| preview(lang, page, number, employer));
    let never = words::NEVER.iter().map(|text| view! { <li>{text.get(lang)}</li> }).collect_view();
    view! {
        <p class="lead">{words::LEAD.get(lang)}</p>
        {previews.collect_view()}
        <NoticeBox title=words::NEVER_TITLE.get(lang)><ul>{never}</ul></NoticeBox>
        {delivery(lang, page)}
    }
    .into_any()
}

fn preview(lang: Lang, page: &StepPage, number: usize, employer: &EmployerForm) -> AnyView {
    let name = display_name(lang, employer);
    view! {
        <section class="preview">
            <h2 class="preview__title">{words::preview(lang, &name)}</h2>
            <SummaryList rows=rows(lang, page, employer, name) />
            {no_way(lang, number, employer)}
        </section>
    }
    .into_any()
}

/// In the words of the notice, which are compared with these by a test.
fn rows(lang: Lang, page: &StepPage, employer: &EmployerForm, name: String) -> Vec<SummaryRow> {
    let form = &page.form;
    let stoppage = form.start_date().ok().and_then(|first| Stoppage::of_days(first, page.rules.days).ok());
    let read = employer.build();
    let siret = read.as_ref().and_then(|read| read.siret.as_ref());
    let siret = siret.map(|siret| SummaryRow::new(notice::SIRET.get(lang), siret.to_string()));
    let goes_to = read.as_ref().and_then(way).map(|way| SummaryRow::new(words::GOES_TO.get(lang), way));
    let day = |text: Text, found: Option<Date>| SummaryRow::new(text.get(lang), day(lang, found));
    let who = [
        SummaryRow::new(notice::INSURED.get(lang), insured_name(form)),
        SummaryRow::new(notice::EMPLOYER.get(lang), name),
        day(notices::BIRTH_DATE, form.birth_date().ok()),
    ];
    let days = [
        day(notice::FIRST_DAY, stoppage.map(|days| days.first_day())),
        day(notice::LAST_DAY, stoppage.map(|days| days.last_day())),
        day(notice::LAST_WORKED, employer.worked_date().or(form.worked_date()).ok()),
    ];
    who.into_iter().chain(siret).chain(days).chain(goes_to).collect()
}

/// By e-mail first, else by post.
fn way(employer: &Employer) -> Option<String> {
    let email = employer.email.as_ref().map(|email| email.as_str().to_owned());
    email.or_else(|| employer.address.as_ref().map(|address| address.lines().join(", ")))
}

/// Said before the choice is made, where the service could send nothing.
fn no_way(lang: Lang, number: usize, employer: &EmployerForm) -> Option<AnyView> {
    let link = || {
        let href = Page::Employer.numbered(lang, number);
        view! { <a href=href>{words::complete(lang, &display_name(lang, employer))}</a> }
    };
    let said = || view! { <p>{words::NO_WAY.get(lang)}" "{link()}</p> };
    (!employer.is_reachable()).then(|| said().into_any())
}

/// First names, then the name in use, or the name at birth.
pub fn insured_name(form: &ClaimForm) -> String {
    let usual = form.usual_name.trim();
    let name = if usual.is_empty() { form.birth_name.trim() } else { usual };
    format!("{} {name}", form.first_names.trim())
}

fn day(lang: Lang, day: Option<Date>) -> String {
    day.map_or_else(|| NOT_GIVEN.get(lang).to_owned(), |day| long_date(lang, day))
}

/// Who brings the notice?
pub fn delivery(lang: Lang, page: &StepPage) -> AnyView {
    let choices = vec![
        Choice::new("service", words::BY_SERVICE.get(lang)).hint(words::BY_SERVICE_HINT.get(lang)),
        Choice::new("self", words::BY_SELF.get(lang)).hint(words::BY_SELF_HINT.get(lang)),
    ];
    view! {
        <Choices name="delivery" legend=words::DELIVERY.get(lang) hint=words::DELIVERY_HINT.get(lang)
            choices=choices value=page.form.delivery.clone() error=fault(lang, &page.errors, "delivery") />
    }
    .into_any()
}
