//! Who brings the notice: the service only where it can send it.

use super::*;
use sqlx::PgPool;

const ENTRY: &str = "/fr/demande/employeurs/fiche/1";

/// A browser at the sharing page, with an employer that has neither e-mail nor address.
async fn at_sharing(app: &TestApp) -> (Browser<'_>, EmployerForm) {
    let (mut browser, form) = (app.browser(), employee(app).form);
    for step in [Step::Terms, Step::Identity, Step::Contact, Step::Situation, Step::Ground, Step::Period] {
        send(&mut browser, step, &form, &[]).await;
    }
    let mut employer = form.employers[0].clone();
    for name in ["employer_email", "employer_street", "employer_postal_code", "employer_city"] {
        employer.set(name, String::new());
    }
    leads_to(&send_employer(&mut browser, 1, &employer).await, EMPLOYERS);
    (browser, form.employers[0].clone())
}

/// Chooses that the service sends the notice.
async fn by_service(browser: &mut Browser<'_>) -> Page {
    browser.post(fr(Step::Sharing), &[("delivery", "service")]).await
}

/// Changes the employer's entry, as shown.
async fn complete(browser: &mut Browser<'_>, changes: &[(&str, &str)]) {
    let entry = browser.get(ENTRY).await;
    leads_to(&send_shown(browser, ENTRY, &entry, changes).await, EMPLOYERS);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_service_cannot_be_asked_to_send_a_notice_nowhere(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (mut browser, employer) = at_sharing(&app).await;
    let warned = browser.get(fr(Step::Sharing)).await;
    assert!(warned.text_of(".preview").contains("le service ne peut pas envoyer ce volet"));

    let page = by_service(&mut browser).await;
    assert_eq!((page.status.as_u16(), page.faults()), (422, vec!["delivery".to_owned()]));
    let words = page.text_of(".error-summary");
    assert!(words.contains("l’employeur 1") && words.contains("remettre le volet vous-même"), "{words}");
    assert!(page.html().contains(&format!("href=\"{ENTRY}\"")), "the way to the entry");
    assert_eq!(answers(&page)["delivery"], "service", "the choice stays as it was made");
    leads_to(&browser.get(REVIEW).await, fr(Step::Sharing));
    leads_to(&browser.post(REVIEW, &[("honour", "yes")]).await, fr(Step::Sharing));

    // Part of an address is none.
    complete(&mut browser, &[("employer_street", &employer.employer_street)]).await;
    assert_eq!(by_service(&mut browser).await.status, 422);
    leads_to(&browser.post(fr(Step::Sharing), &[("delivery", "self")]).await, REVIEW);
    assert_eq!(browser.get(REVIEW).await.status, 200);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn an_e_mail_or_a_whole_address_is_enough(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (mut browser, employer) = at_sharing(&app).await;
    complete(&mut browser, &[("employer_email", "paie@entreprise.example")]).await;
    leads_to(&by_service(&mut browser).await, REVIEW);
    // Taken back from the review: the claim can't be sent before the choice is made again.
    complete(&mut browser, &[("employer_email", "")]).await;
    leads_to(&browser.get(REVIEW).await, fr(Step::Sharing));
    let address = ["employer_street", "employer_postal_code", "employer_city"];
    complete(&mut browser, &address.map(|name| (name, employer.get(name)))).await;
    leads_to(&by_service(&mut browser).await, REVIEW);
    assert!(!browser.get(fr(Step::Sharing)).await.main().contains("ne peut pas envoyer"));
    leads_to(&submit(&mut browser).await, RECEIPT);
}

/// Rows of a page, label and value.
fn rows(page: &Page, within: &str) -> Vec<(String, String)> {
    let html = Html::parse_document(&page.html());
    let text = |selector: &str| -> Vec<String> {
        let selector = Selector::parse(&format!("{within} {selector}")).unwrap();
        let words = |element: ElementRef<'_>| {
            element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
        };
        html.select(&selector).map(words).collect()
    };
    text("dt").into_iter().zip(text("dd")).collect()
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_notice_says_what_was_shown_before_and_nothing_that_was_not_announced(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut person = app.employee(1, "service");
    // Another day than that of the claim: the one this employer sees.
    for (part, value) in [("day", "20"), ("month", "3"), ("year", "2020")] {
        person.form.employers[0].set(&format!("employer_worked_{part}"), value.into());
    }
    let mut browser = app.browser();
    browser.fill(&person).await;
    let page = browser.get(fr(Step::Sharing)).await;
    let shown = rows(&page, ".preview");
    assert_eq!(shown.last().unwrap().1, person.form.employers[0].employer_email);
    assert!(shown.iter().any(|(_, value)| value == "20 mars 2020"), "{shown:?}");
    let claim_id = app.filed(&person).await;
    let mut insured = app.insured(claim_id, &person).await;
    let issued = rows(&insured.get("/fr/suivi/apercu-volet/1").await, "main");
    let announced = ["Nature", "État", "Volet établi le", "Code", "Établi par", "DSN"];
    for row in &issued {
        let known = announced.iter().any(|label| row.0.starts_with(label));
        assert!(known || shown.contains(row), "{row:?} was not shown: {shown:?}");
    }
    for row in &shown[..shown.len() - 1] {
        assert!(issued.contains(row), "{row:?} was shown and is not on the notice: {issued:?}");
    }
}
