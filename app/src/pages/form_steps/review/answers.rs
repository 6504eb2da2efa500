//! The answers of each page of the form, in words.

use crate::components::SummaryRow;
use crate::lang::{Lang, Text};
use crate::model::StepPage;
use crate::pages::form_steps::employers::display_name;
use crate::paths::Page;
use crate::text::common::{self, long_date, stoppage_days};
use crate::text::form::{choices, employers, helper, person, review as words, sharing};
use abri_domain::dates::DateError;
use abri_domain::form::{ClaimForm, FormRules, Step};
use abri_domain::helper::HelperTie;
use abri_domain::nir::Nir;
use abri_domain::status::Telework;
use abri_domain::stoppage::Stoppage;
use time::Date;

/// The rows of a page, each with a link to change it; none for a page without answers to show.
pub fn of(lang: Lang, page: &StepPage, step: Step) -> Option<Vec<SummaryRow>> {
    let href = format!("{}?from=review", Page::Step(step).path(lang));
    let row = |(key, lines)| row(lang, key, lines).change(&href, common::CHANGE.get(lang));
    Some(answers(lang, page, step)?.into_iter().map(row).collect())
}

/// Those answers of `stored` that are not the page's own; all of them when no row tells the difference (a number is
/// masked, a date that is none is not given).
pub fn other(lang: Lang, page: &StepPage, stored: &ClaimForm) -> Vec<SummaryRow> {
    let rows = |form: &ClaimForm| {
        let page = StepPage { form: form.clone(), ..page.clone() };
        answers(lang, &page, page.step).unwrap_or_default()
    };
    differing(lang, rows(stored), &rows(&page.form))
}

/// The rows that are not among `others`; all of them when there is none.
pub fn differing(lang: Lang, rows: Vec<Row>, others: &[Row]) -> Vec<SummaryRow> {
    let tells = rows.iter().any(|row| !others.contains(row));
    let rows = rows.into_iter().filter(|row| !tells || !others.contains(row));
    rows.map(|(key, lines)| row(lang, key, lines)).collect()
}

/// A question and the lines of its answer.
pub type Row = (Text, Vec<String>);

fn answers(lang: Lang, page: &StepPage, step: Step) -> Option<Vec<Row>> {
    let form = &page.form;
    Some(match step {
        Step::Terms if form.has_helper() => made_by(lang, form),
        Step::Terms | Step::Review => return None,
        Step::Identity => identity(lang, form),
        Step::Contact => contact(lang, form),
        Step::Situation => situation(lang, form),
        Step::Ground => vec![(words::GROUND, ground(lang, form, &page.rules))],
        Step::Period => period(lang, page),
        Step::Employers => {
            vec![(employers::NAME, form.employers.iter().map(|one| display_name(lang, one)).collect())]
        }
        Step::Sharing => vec![(words::DELIVERY, one(delivery(form).map_or("", |text| text.get(lang))))],
    })
}

fn row(lang: Lang, key: Text, lines: Vec<String>) -> SummaryRow {
    let mut given: Vec<String> = lines.into_iter().filter(|line| !line.trim().is_empty()).collect();
    if given.is_empty() {
        given.push(common::NOT_GIVEN.get(lang).to_owned());
    }
    SummaryRow::lines(key.get(lang), given)
}

fn one(text: impl Into<String>) -> Vec<String> {
    vec![text.into()]
}

fn day(lang: Lang, typed: Result<Date, DateError>) -> Vec<String> {
    one(typed.map(|day| long_date(lang, day)).unwrap_or_default())
}

fn made_by(lang: Lang, form: &ClaimForm) -> Vec<Row> {
    let tie = HelperTie::from_code(&form.helper_tie).map_or("", |tie| helper::tie(tie).get(lang));
    vec![(helper::NAME, one(form.helper_name.trim())), (helper::TIE, one(tie))]
}

fn identity(lang: Lang, form: &ClaimForm) -> Vec<Row> {
    // Masked: the page may be read over a shoulder or left open in a library.
    let nir = Nir::parse(&form.nir).map(|nir| nir.masked()).unwrap_or_default();
    vec![
        (person::NIR, one(nir)),
        (person::BIRTH_NAME, one(form.birth_name.trim())),
        (person::USUAL_NAME, one(form.usual_name.trim())),
        (person::FIRST_NAMES, one(form.first_names.trim())),
        (person::BIRTH_DATE, day(lang, form.birth_date())),
    ]
}

fn contact(lang: Lang, form: &ClaimForm) -> Vec<Row> {
    let email = if form.email.trim().is_empty() { person::NO_EMAIL.get(lang) } else { form.email.trim() };
    let town = format!("{} {}", form.postal_code.trim(), form.city.trim());
    vec![
        (person::EMAIL, one(email)),
        (person::PHONE, one(form.phone.trim())),
        (words::ADDRESS, vec![form.street.clone(), form.address_extra.clone(), town]),
    ]
}

fn situation(lang: Lang, form: &ClaimForm) -> Vec<Row> {
    let statuses = [form.insured_status(), form.other_insured_status()].into_iter().flatten();
    let statuses = statuses.map(|status| choices::status(status).get(lang).to_owned()).collect();
    let answer = match form.health_worker.as_str() {
        "yes" => common::YES.get(lang),
        "no" => common::NO.get(lang),
        _ => "",
    };
    vec![(choices::STATUS, statuses), (words::HEALTH_WORKER, one(answer))]
}

/// The ground typed, with the answers to its questions; nothing when none was chosen.
pub fn ground(lang: Lang, form: &ClaimForm, rules: &FormRules) -> Vec<String> {
    let Some(ground) = rules.scheme.ground(&form.ground) else { return Vec::new() };
    let label = lang.of(&ground.label).to_owned();
    std::iter::once(label).chain(answered(lang, form, rules, Step::Ground)).collect()
}

/// The answers to the scheme's questions on a page, each with its question.
fn answered(lang: Lang, form: &ClaimForm, rules: &FormRules, step: Step) -> Vec<String> {
    let lines = rules.questions_for(step, form).filter_map(|question| {
        let answer = form.answer(question, rules.today).ok().flatten()?;
        let said = crate::text::answers::answer(lang, question, &answer)?;
        Some(common::answered(lang, lang.of(&question.label), &said))
    });
    lines.collect()
}

fn period(lang: Lang, page: &StepPage) -> Vec<Row> {
    let form = &page.form;
    let telework =
        Telework::from_code(&form.telework).map_or("", |answer| choices::telework(answer).get(lang));
    let stoppage = form.start_date().ok().and_then(|first| Stoppage::of_days(first, page.rules.days).ok());
    let days = stoppage.map(|days| stoppage_days(lang, days.first_day(), days.last_day(), page.rules.days));
    let telework =
        std::iter::once(telework.to_owned()).chain(answered(lang, form, &page.rules, Step::Period));
    let mut rows = vec![(words::TELEWORK, telework.collect()), (words::DAYS, one(days.unwrap_or_default()))];
    if form.has_employer() {
        rows.push((person::LAST_WORKED, day(lang, form.worked_date())));
    }
    rows
}

fn delivery(form: &ClaimForm) -> Option<Text> {
    match form.delivery.as_str() {
        "service" => Some(sharing::BY_SERVICE),
        "self" => Some(sharing::BY_SELF),
        _ => None,
    }
}
