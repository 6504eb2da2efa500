//! Every page of the form as drawn: escaping, errors, headings, scripts.

use super::document;
use crate::lang::Lang;
use crate::model::{EmployerPage, HomePage, PageContext, Screen, ServiceContact, StepMessage, StepPage};
use crate::text::common::error_summary;
use abri_domain::form::{ClaimForm, EmployerForm, FormRules, Step};
use abri_domain::rules::{RuleBook, Scheme};
use leptos::prelude::*;
use std::sync::{Arc, LazyLock};
use time::macros::date;

const HOSTILE: &str = "\"><script>alert(1)</script>";

fn context(lang: Lang) -> PageContext {
    PageContext {
        lang,
        alternate: Some("/en/claim/identity".to_owned()),
        clock_banner: Some(date!(2020 - 03 - 25)),
        staff: None,
        training: false,
        pkg_path: "/pkg-1a2b".to_owned(),
        nonce: "abc123".to_owned(),
        service: ServiceContact {
            name: "Caisse d’essai".to_owned(),
            email: "aide@abri.example".to_owned(),
            phone: "01 99 00 12 34".to_owned(),
            address: vec!["1 rue de l’Essai".to_owned()],
            public_url: "https://abri.example".to_owned(),
        },
    }
}

static SCHEME: LazyLock<Arc<Scheme>> =
    LazyLock::new(|| Arc::new(RuleBook::built_in().unwrap().scheme().clone()));

fn rules() -> FormRules {
    FormRules {
        scheme: SCHEME.clone(),
        asked_of_all: vec!["reinforced-protection".to_owned(), "dialysis".to_owned()],
        today: date!(2020 - 03 - 25),
        earliest_start: date!(2020 - 03 - 13),
        days: 21,
        terms_version: "2020-03-18".to_owned(),
    }
}

fn typed(value: &str) -> ClaimForm {
    let mut form = ClaimForm::default();
    let mut employer = EmployerForm::default();
    for field in ClaimForm::FIELDS {
        form.set(field, value.to_owned());
    }
    for field in EmployerForm::FIELDS {
        employer.set(field, value.to_owned());
    }
    form.employers.push(employer);
    form
}

fn step(step: Step, form: ClaimForm) -> Screen {
    let errors = form.check(step, &rules());
    let page = StepPage {
        step,
        form,
        errors,
        message: Some(StepMessage::ChangedElsewhere),
        rules: rules(),
        version: 7,
        submit_key: HOSTILE.to_owned(),
        from_review: true,
        saved_at: Some("10:42".to_owned()),
        stored: Some(Box::new(typed(HOSTILE))),
    };
    Screen::Step(Box::new(page))
}

fn employer(form: EmployerForm) -> Screen {
    let errors = form.check(None);
    let message = Some(StepMessage::SavedElsewhere);
    let (entry, stored) = (HOSTILE.to_owned(), typed(HOSTILE).employers.pop());
    Screen::Employer(Box::new(EmployerPage { number: 2, is_new: true, form, errors, message, entry, stored }))
}

/// Every page of the form, with that typed everywhere, and the page of one employer.
fn screens(value: &str) -> Vec<Screen> {
    let form = typed(value);
    let entry = form.employers[0].clone();
    Step::ALL.iter().map(|one| step(*one, form.clone())).chain([employer(entry)]).collect()
}

fn draw(lang: Lang, screen: Screen) -> String {
    Owner::new().with(|| document(context(lang), screen).to_html())
}

fn every_page(value: &str) -> Vec<String> {
    let pages = Lang::ALL
        .into_iter()
        .flat_map(|lang| screens(value).into_iter().map(move |screen| draw(lang, screen)));
    pages.collect()
}

#[test]
fn nothing_typed_becomes_markup() {
    for html in every_page(HOSTILE) {
        // Our own script has attributes, so this can only be what was typed.
        assert!(!html.contains("<script>"), "{html}");
        assert!(!html.contains("=\"\">alert") && !html.contains("=\"\"&gt;"), "{html}");
    }
}

#[test]
fn the_error_summary_leads_to_fields_that_exist() {
    for html in every_page(HOSTILE).into_iter().chain(every_page("")) {
        let Some(summary) = html.split_once("error-summary__list").map(|(_, rest)| rest) else { continue };
        let summary = summary.split_once("</ul>").unwrap().0;
        let targets: Vec<_> =
            summary.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert!(!targets.is_empty(), "{summary}");
        let title = error_summary(Lang::Fr, targets.len());
        assert!(html.contains(&title) || html.contains(&error_summary(Lang::En, targets.len())), "{title}");
        for target in targets {
            assert_eq!(html.matches(&format!(" id=\"{target}\"")).count(), 1, "{target} in {html}");
        }
    }
}

#[test]
fn ids_are_unique_and_descriptions_lead_to_them() {
    for html in every_page("x") {
        let ids: Vec<_> = html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        let unique: std::collections::BTreeSet<_> = ids.iter().collect();
        assert_eq!(ids.len(), unique.len(), "{ids:?}");
        for described in html.split("aria-describedby=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(described.split(' ').all(|id| unique.contains(&id)), "{described}");
        }
    }
}

#[test]
fn a_page_has_one_heading_of_its_own_and_says_errors_first() {
    for html in every_page(HOSTILE) {
        assert_eq!(html.matches("<h1").count(), 1, "{html}");
        assert!(!html.contains(" style=") && !html.contains(" onclick="), "{html}");
        let title = html.split("<title>").nth(1).unwrap();
        let faulty = html.contains("error-summary__list");
        assert_eq!(
            title.starts_with("Erreur\u{a0}: ") || title.starts_with("Error: "),
            faulty,
            "{title:.60}"
        );
    }
    assert!(
        draw(Lang::Fr, step(Step::Identity, typed("")))
            .contains("<title>Erreur\u{a0}: Qui êtes-vous\u{202f}? - Abri</title>")
    );
}

#[test]
fn what_was_typed_comes_back() {
    let html = draw(Lang::Fr, step(Step::Identity, typed("Durand-Été")));
    for name in ["nir", "birth_name", "usual_name", "first_names", "birth_day", "birth_month", "birth_year"] {
        let input = html.split("<input").find(|tag| tag.contains(&format!(" name=\"{name}\""))).unwrap();
        assert!(input.contains("value=\"Durand-Été\""), "{name}: {input}");
    }
}

#[test]
fn every_field_of_a_page_can_be_filled_in() {
    for page in Step::ALL {
        let mut form = typed("1");
        form.status = "employee".to_owned();
        let html = draw(Lang::En, step(*page, form));
        for field in rules().fields(*page) {
            assert!(html.contains(&format!(" name=\"{field}\"")), "{field}");
        }
    }
}

#[test]
fn public_pages_carry_scripts_only_where_an_island_wakes_and_each_with_the_nonce() {
    for screen in
        screens("1").into_iter().chain([Screen::Home(HomePage { schemes: Vec::new(), has_draft: false })])
    {
        let html = draw(Lang::Fr, screen);
        assert_eq!(html.contains("<leptos-island"), html.contains("<script"), "{html}");
        assert_eq!(
            html.matches("<script").count(),
            html.matches("<script type=\"module\" nonce=\"abc123\"").count()
        );
    }
}

#[test]
fn the_statement_on_honour_is_never_made_beforehand() {
    let mut form = typed("1");
    form.honour = "yes".to_owned();
    assert!(!draw(Lang::Fr, step(Step::Review, form)).contains(" checked"));
}

#[test]
fn the_review_shows_the_number_masked() {
    let mut form = typed("1");
    form.nir = "2 95 10 99 126 111 93".to_owned();
    let html = draw(Lang::Fr, step(Step::Review, form));
    assert!(html.contains("2 95 10 **") && !html.contains("126"), "{html}");
}
