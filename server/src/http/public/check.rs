//! "Am I concerned?": the same evaluator as the pipeline, before any identity. Nothing is stored, nothing is in the
//! address.

use super::draft;
use crate::clock::paris;
use crate::http::body::Fields;
use crate::http::render;
use crate::http::visit::Visit;
use crate::state::FORM_SCHEME;
use crate::views;
use abri_app::lang::Lang;
use abri_app::model::{CheckPage, CheckResult, Screen};
use abri_domain::assessment::{ScreenVerdict, Screening, screen};
use abri_domain::form::{ClaimForm, FieldCode, FieldErrors, FormRules, Step};
use abri_domain::status::{Telework, Territory};
use axum::http::StatusCode;
use axum::response::Response;

const FIELDS: [&str; 8] =
    ["status", "health_worker", "ground", "ald_number", "due_day", "due_month", "due_year", "telework"];

/// The questions.
pub async fn show(visit: Visit) -> Response {
    render::page(&visit, StatusCode::OK, Screen::Check(Box::default()))
}

/// The answer, on the same page.
pub async fn answer(visit: Visit, fields: Fields) -> Response {
    let service = &visit.web.service;
    let now = paris(service.clock.now());
    let mut form = ClaimForm::default();
    let body = draft::put(&mut form, &FIELDS, &fields);
    let errors = draft::merged(body, faults(&form, &visit), &FIELDS);
    let answers = screening(&form).filter(|_| errors.is_empty());
    let result = answers.zip(service.rules.book(FORM_SCHEME)).map(|(answers, rules)| {
        let found = screen(&answers, &rules, now);
        let reasons = found.findings.iter().map(|finding| {
            let text = if visit.lang == Lang::Fr { &finding.text_fr } else { &finding.text_en };
            (text.clone(), finding.source.clone())
        });
        let (door, needs_person, closed) = match found.verdict {
            ScreenVerdict::Online => (None, false, false),
            ScreenVerdict::Person => (None, true, false),
            ScreenVerdict::OtherDoor(door) => (Some(door), false, false),
            ScreenVerdict::Closed => (None, false, true),
        };
        let rule_id = views::in_force(&rules, now).map(|version| version.id().to_owned());
        CheckResult { door, needs_person, closed, reasons: reasons.collect(), rule_id }
    });
    let status = if result.is_some() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    render::page(&visit, status, Screen::Check(Box::new(CheckPage { form, errors, result })))
}

fn faults(form: &ClaimForm, visit: &Visit) -> FieldErrors {
    let today = visit.web.service.clock.today();
    let rules = FormRules {
        scheme: String::new(),
        today,
        earliest_start: today,
        days: 21,
        terms_version: String::new(),
    };
    let mut errors = form.check(Step::Situation, &rules);
    errors.0.extend(form.check(Step::Ground, &rules).0);
    if Telework::from_code(&form.telework).is_none() {
        let code = if form.telework.is_empty() { FieldCode::Missing } else { FieldCode::NotAnOption };
        errors.add("telework", code);
    }
    errors
}

fn screening(form: &ClaimForm) -> Option<Screening> {
    Some(Screening {
        status: form.insured_status()?,
        health_worker: form.health_worker == "yes",
        territory: Territory::Metropole,
        birth_date: None,
        ground: form.typed_ground()?.kind().code().to_owned(),
        answers: form.typed_ground()?.answers(),
        telework: Telework::from_code(&form.telework)?,
    })
}
