//! The receipt: what CRPA R.112-11-1 asks, on the page and on paper.

use super::*;
use sqlx::PgPool;
use time::Duration;

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_receipt_says_everything_the_law_asks(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut browser = app.browser();
    let reference = browser.file(&farmer(&app)).await;
    let contact = &app.service.contact;
    let expected = [
        // 1: date of receipt, and the date on which silence means rejection.
        "25 mars 2020 à 8 h 00",
        "sans réponse le 25 mai 2020, elle est considérée comme rejetée",
        "Sous réserve que votre demande soit complète",
        // 2: the service, its postal and electronic addresses, its phone.
        &contact.name,
        &contact.address[0],
        &contact.address[1],
        &contact.email,
        &contact.phone,
        // 3: what the claim is, and the way to appeal.
        &reference,
        "25 mars 2020 au 14 avril 2020",
        "commission de recours amiable",
        "deux mois",
    ];
    let text = browser.get(RECEIPT).await.main().split_whitespace().collect::<Vec<_>>().join(" ");
    for words in expected {
        assert!(text.contains(words), "{words} is not in: {text}");
    }
    assert!(!browser.get(RECEIPT).await.html().contains(&farmer(&app).form.nir));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn only_who_has_an_employer_is_told_to_tell_one(pool: PgPool) {
    let app = TestApp::new(pool).await;
    for (person, has_employer) in [(farmer(&app), false), (employee(&app), true)] {
        let mut browser = app.browser();
        browser.file(&person).await;
        assert_eq!(browser.get(RECEIPT).await.main().contains("votre employeur"), has_employer);
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_receipt_is_a_pdf_to_keep(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut browser = app.browser();
    let reference = browser.file(&farmer(&app)).await;
    for path in ["/fr/demande/recu.pdf", "/en/claim/receipt.pdf"] {
        let pdf = browser.get(path).await;
        assert_eq!((pdf.status.as_u16(), &pdf.bytes[..5]), (200, &b"%PDF-"[..]));
        assert!(pdf.bytes.len() > 2000 && pdf.bytes.trim_ascii_end().ends_with(b"%%EOF"));
        assert_eq!(pdf.headers["content-type"], "application/pdf");
        assert_eq!(
            pdf.headers["content-disposition"],
            format!("attachment; filename=\"abri-{reference}.pdf\"")
        );
        assert_eq!(pdf.headers["cache-control"], "no-store");
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_receipt_belongs_to_the_browser_that_sent(pool: PgPool) {
    let app = TestApp::new(pool).await;
    app.browser().file(&farmer(&app)).await;
    for path in [RECEIPT, "/fr/demande/recu.pdf"] {
        leads_to(&app.browser().get(path).await, fr(Step::Terms));
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_person_without_e_mail_gets_six_codes_on_paper(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (mut browser, mut person) = (app.browser(), farmer(&app));
    person.form.email.clear();
    person.form.no_email = "yes".into();
    browser.file(&person).await;
    let receipt = browser.get(RECEIPT).await;
    let codes = codes(&receipt);
    assert_eq!(codes.len(), 6);
    assert!(
        codes.iter().all(|code| codes.iter().filter(|other| *other == code).count() == 1),
        "six different ones"
    );
    assert!(receipt.main().contains("Aucun e-mail n’est envoyé"));
    assert!(browser.get("/fr/demande/recu.pdf").await.bytes.starts_with(b"%PDF-"));
    app.work().await;
    assert!(app.mails().is_empty());
    assert_eq!(count(&app, "access_codes").await, 6);
    // The table keeps an index of each, the draft a seal: neither holds a code.
    let kept: Vec<Vec<u8>> = sqlx::query_scalar(
        "SELECT sealed_codes FROM drafts UNION ALL SELECT to_jsonb(access_codes)::text::bytea FROM access_codes",
    )
    .fetch_all(&app.owner)
    .await
    .unwrap();
    let digits: Vec<_> = codes.iter().map(|code| code.replace(' ', "")).collect();
    let holds = |row: &[u8], code: &str| row.windows(code.len()).any(|part| part == code.as_bytes());
    assert!(kept.iter().all(|row| digits.iter().all(|code| !holds(row, code))));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_codes_are_shown_to_that_browser_for_three_days_as_the_receipt_says(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (mut browser, mut person) = (app.browser(), farmer(&app));
    person.form.email.clear();
    person.form.no_email = "yes".into();
    browser.file(&person).await;
    let first = browser.get(RECEIPT).await;
    assert!(first.main().contains("pendant trois jours au plus"));
    app.service.clock.advance(Duration::hours(71));
    assert_eq!(codes(&browser.get(RECEIPT).await), codes(&first));
    app.service.clock.advance(Duration::hours(1));
    leads_to(&browser.get(RECEIPT).await, fr(Step::Terms));
}

fn codes(page: &Page) -> Vec<String> {
    let html = Html::parse_document(&page.html());
    html.select(&Selector::parse(".codes__code").unwrap()).map(|line| line.text().collect()).collect()
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_person_with_e_mail_gets_the_receipt_there_and_no_codes(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut browser = app.browser();
    browser.file(&farmer(&app)).await;
    let receipt = browser.get(RECEIPT).await;
    assert!(codes(&receipt).is_empty() && receipt.main().contains("part aussi à votre adresse e-mail"));
    assert_eq!(count(&app, "access_codes").await, 0);
}
