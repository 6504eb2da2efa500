//! "Am I concerned?": the same evaluator as the pipeline, before any identity. Nothing is stored, nothing is in the
//! address.

use super::draft;
use crate::clock::paris;
use crate::http::body::Fields;
use crate::http::failure::Failure;
use crate::http::render;
use crate::http::visit::Visit;
use crate::pipeline::switches;
use crate::views;
use abri_app::lang::Lang;
use abri_app::model::{CheckPage, CheckResult, MessageKind, Screen};
use abri_domain::assessment::{Held, Screen as Screened, ScreenVerdict, Screening, screen_holding};
use abri_domain::form::{ClaimForm, FieldCode, FieldErrors, FormRules, Step};
use abri_domain::rules::RuleBook;
use abri_domain::status::{Telework, Territory};
use axum::http::StatusCode;
use axum::response::Response;
use std::sync::Arc;
use time::OffsetDateTime;

/// The pages of the form whose questions the check asks too.
const STEPS: [Step; 2] = [Step::Situation, Step::Ground];

/// The questions.
pub async fn show(visit: Visit) -> Result<Response, Failure> {
    let (_, rules) = asked(&visit)?;
    let page = CheckPage {
        scheme: rules.scheme,
        form: ClaimForm::default(),
        errors: FieldErrors::default(),
        result: None,
    };
    Ok(render::page(&visit, StatusCode::OK, Screen::Check(Box::new(page))))
}

/// The scheme asked about, as far as the check needs it; one that is closed can be asked about too.
fn asked(visit: &Visit) -> Result<(Arc<RuleBook>, FormRules), Failure> {
    let service = &visit.web.service;
    let today = service.clock.today();
    let open = service.open_forms().into_iter().next();
    let schemes = service.rules.current();
    let book = open.as_ref().and_then(|rules| schemes.book(rules.scheme.id())).or(schemes.books().first());
    let book = book.ok_or(Failure::Say(MessageKind::NotFound))?.clone();
    let rules = open.unwrap_or_else(|| FormRules {
        scheme: Arc::new(book.scheme().clone()),
        asked_of_all: Vec::new(),
        today,
        earliest_start: today,
        days: 1,
        terms_version: String::new(),
    });
    Ok((book, rules))
}

/// The answer, on the same page.
pub async fn answer(visit: Visit, fields: Fields) -> Result<Response, Failure> {
    let now = paris(visit.web.service.clock.now());
    let (book, rules) = asked(&visit)?;
    let (mut form, mut body) = (ClaimForm::default(), FieldErrors::default());
    for step in STEPS {
        body.0.extend(draft::put(&mut form, (step, &rules), &fields).0);
    }
    form.set("telework", fields.kept("telework"));
    draft::body_faults(&["telework"], &fields, &mut body);
    let names: Vec<_> =
        STEPS.iter().flat_map(|step| rules.fields(*step)).chain(["telework".into()]).collect();
    let errors = draft::merged(body, faults(&form, &rules), &names);
    let answers = screening(&form, &rules).filter(|_| errors.is_empty());
    // Without the database nobody knows what is held: then no yes is promised.
    let held = switches::held(&visit.web.service, book.scheme().id()).await.ok();
    let result = answers.map(|answers| {
        let found = judged(&answers, &book, held.as_ref(), now);
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
        let rule_id = views::in_force(&book, now).map(|version| version.id().to_owned());
        CheckResult { door, needs_person, closed, reasons: reasons.collect(), rule_id }
    });
    let status = if result.is_some() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = CheckPage { scheme: rules.scheme, form, errors, result };
    Ok(render::page(&visit, status, Screen::Check(Box::new(page))))
}

/// What the check comes to; where it is not known what is held, a person looks.
fn judged(answers: &Screening, rules: &RuleBook, held: Option<&Held>, now: OffsetDateTime) -> Screened {
    let found = screen_holding(answers, rules, held.unwrap_or(Held::NOTHING), now);
    match (held, found.verdict) {
        (None, ScreenVerdict::Online) => Screened { verdict: ScreenVerdict::Person, ..found },
        _ => found,
    }
}

fn faults(form: &ClaimForm, rules: &FormRules) -> FieldErrors {
    let mut errors = FieldErrors::default();
    for step in STEPS {
        errors.0.extend(form.check(step, rules).0);
    }
    if Telework::from_code(&form.telework).is_none() {
        let code = if form.telework.is_empty() { FieldCode::Missing } else { FieldCode::NotAnOption };
        errors.add("telework", code);
    }
    errors
}

fn screening(form: &ClaimForm, rules: &FormRules) -> Option<Screening> {
    let ground = form.typed_ground(rules)?;
    Some(Screening {
        status: form.insured_status()?,
        health_worker: form.health_worker == "yes",
        territory: Territory::Metropole,
        birth_date: None,
        ground: ground.code().to_owned(),
        answers: ground.answers().clone(),
        telework: Telework::from_code(&form.telework)?,
    })
}
