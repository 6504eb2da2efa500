//! The form on paper asks what the screens ask, in their words and under their numbers.

use crate::app::mail::pdf_text;
use crate::app::{Browser, TestApp};
use crate::form::employee;
use abri_app::lang::Lang;
use abri_app::paths::Page;
use abri_app::text::form::review::TRAP;
use abri_app::text::{common, form, paper};
use abri_domain::form::Step;
use axum::http::StatusCode;
use scraper::{Html, Selector};
use sqlx::PgPool;

fn packed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '\u{200B}').collect()
}

/// What a page asks: its labels and legends.
async fn asked(browser: &mut Browser<'_>, path: &str) -> Vec<String> {
    let page = browser.get(path).await;
    assert_eq!(page.status, StatusCode::OK, "{path}");
    let html = Html::parse_document(&page.html());
    let asking = Selector::parse("main label, main legend").unwrap();
    let words = html.select(&asking);
    words.map(|element| element.text().collect::<String>()).collect()
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn every_question_of_the_screens_is_on_the_paper_under_its_number(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut browser = app.browser();
    browser.fill(&employee(&app)).await;
    for lang in Lang::ALL {
        let pdf = browser.get(&Page::paper_form(lang, "personnes-a-risque")).await;
        assert_eq!(pdf.status, StatusCode::OK);
        let text = packed(&pdf_text(&pdf.bytes));
        let never = [TRAP, common::DO_NOT_KNOW].map(|text| text.get(lang));
        // With an employer every page is asked, so that the numbers are those of the screens.
        for (number, step) in (1..).zip(Step::ALL) {
            let title = format!("{number}. {}", form::title(*step).get(lang));
            assert!(text.contains(&packed(&title)), "{title}");
            let path = Page::Step(*step).path(lang);
            assert!(
                browser.get(path).await.main().contains(&form::progress(lang, (number, Step::ALL.len())))
            );
            for words in
                asked(&mut browser, path).await.iter().filter(|words| !never.contains(&words.as_str()))
            {
                assert!(text.contains(&packed(words)), "{path}: {words}");
            }
        }
        for words in asked(&mut browser, &Page::Employer.numbered(lang, 1)).await {
            assert!(text.contains(&packed(&words)), "an employer: {words}");
        }
        for line in ["Caisse de test", "1 rue du Test"] {
            assert!(text.contains(&packed(line)), "where to send it: {line}");
        }
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_medical_questions_are_on_a_sheet_of_their_own(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let pdf = app.browser().get("/fr/formulaire-papier/personnes-a-risque").await;
    let text = pdf_text(&pdf.bytes);
    let scheme = app.rules().scheme;
    let grounds: Vec<_> = scheme.grounds().iter().map(|ground| packed(&ground.label.fr)).collect();
    let nir = packed(form::person::NIR.get(Lang::Fr));
    let heading = packed(paper::MEDICAL_LEAD.get(Lang::Fr));
    let sheets: Vec<_> = text.split('\u{c}').map(packed).collect();
    let first = sheets.iter().position(|page| page.contains(&heading)).unwrap();
    for (place, page) in sheets.iter().enumerate() {
        let is_medical = grounds.iter().any(|ground| page.contains(ground));
        assert!(!is_medical || place >= first, "a ground stands outside of its sheet, on page {place}");
        assert!(!is_medical || !page.contains(&nir), "who opens the letter would see it, page {place}");
    }
    assert!(grounds.iter().all(|ground| sheets[first..].iter().any(|page| page.contains(ground))));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_paper_is_found_from_the_home_page_and_from_the_form(pool: PgPool) {
    let app = TestApp::new(pool).await;
    for page in ["/fr", "/fr/demande/conditions"] {
        let html = app.browser().get(page).await.html();
        assert!(html.contains("href=\"/fr/formulaire-papier/personnes-a-risque\""), "{page}");
    }
    let none = app.browser().get("/fr/formulaire-papier/inconnu").await;
    assert_eq!(none.status, StatusCode::NOT_FOUND);
}
