//! What the people of both funds may do, and who sees it.

use super::{HELPER, LENDER, but, case, end, filed, is_lent, lent, of_fund, take_all};
use crate::app::follow::OWN;
use crate::app::mail::pdf_text;
use crate::app::{Browser, TestApp};
use abri_domain::claim::ClaimEvent;
use axum::http::StatusCode;
use std::collections::BTreeSet;
use time::Duration;

async fn decide(browser: &mut Browser<'_>, case: &str) -> StatusCode {
    browser.act(case, "decision", &[("verdict", "approve"), ("explanation", "mots gardés")]).await.status
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_helper_takes_the_share_that_is_lent_and_the_lender_the_rest_first(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let claims = filed(&app, 12).await;
    let share: BTreeSet<_> = claims.iter().filter(|id| is_lent(**id, 5)).map(|id| case(*id)).collect();
    let mut berthe = of_fund(&app, ("berthe", "caseworker"), HELPER).await;
    assert_eq!(take_all(&mut berthe).await, Vec::<String>::new(), "nothing is lent yet");
    lent(&app, &but(&[("loan_percent", "50")])).await;
    let mut anne = of_fund(&app, ("anne", "caseworker"), LENDER).await;
    for browser in [&mut anne, &mut berthe] {
        let home = browser.get("/agent").await.main();
        assert!(
            home.contains("MSA Portes de Bretagne pour MSA Midi-Pyrénées Sud\u{a0}: 50\u{a0}% de la file"),
            "{home}"
        );
    }
    let mut rest = Vec::new();
    for _ in share.len()..claims.len() {
        rest.push(anne.take_next().await);
    }
    assert!(rest.iter().all(|case| !share.contains(case)), "the rest comes first");
    assert_eq!(take_all(&mut berthe).await.into_iter().collect::<BTreeSet<_>>(), share);
    let token = berthe.get("/agent").await.value_of("token");
    berthe.post("/agent/fin-de-service", &[("token", &token)]).await;
    let left: BTreeSet<_> = take_all(&mut anne).await.into_iter().collect();
    assert_eq!(left, share, "nobody is idle while claims of their fund wait");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn who_decided_for_whom_is_said_to_everyone(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let person = app.for_caseworkers().find(|person| !person.form.email.is_empty()).unwrap();
    let claim_id = app.filed(&person).await;
    sqlx::query("UPDATE claims SET fund = $1").bind(LENDER).execute(&app.owner).await.unwrap();
    let mut lead = lent(&app, &but(&[])).await;
    let mut berthe = of_fund(&app, ("berthe", "caseworker"), HELPER).await;
    assert_eq!(berthe.take_next().await, case(claim_id));
    let page = berthe.get(&case(claim_id)).await.main();
    assert!(page.contains("Vous traitez ce dossier pour MSA Midi-Pyrénées Sud"), "{page}");
    assert_eq!(decide(&mut berthe, &case(claim_id)).await, StatusCode::SEE_OTHER);
    app.work().await;
    let history = app.history(claim_id).await;
    let decided = history.iter().find(|record| matches!(record.event, ClaimEvent::Approved { .. })).unwrap();
    assert!(decided.loan_id.is_some(), "hashed with the event");
    let mut anne = of_fund(&app, ("anne", "caseworker"), LENDER).await;
    let page = anne.get(&case(claim_id)).await.main();
    assert!(page.contains("(MSA Portes de Bretagne pour MSA Midi-Pyrénées Sud)"), "{page}");
    let mut insured = app.insured(claim_id, &person).await;
    let letter = pdf_text(&insured.get("/fr/suivi/decision.pdf").await.bytes);
    for text in [insured.get(OWN).await.main(), letter] {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let said = "Décision prise par MSA Portes de Bretagne pour MSA Midi-Pyrénées Sud";
        assert!(text.contains(said), "{text}");
    }
    let desk = lead.get("/agent/entraide").await.main();
    assert!(desk.contains("Accordé\u{a0}: 1"), "{desk}");
    let file = lead.get("/agent/entraide.csv").await.html();
    assert!(file.starts_with("fund,helped-by,side,scheme,percent,rights,from,until,approved,"), "{file}");
    assert!(
        file.contains("msa-32,msa-35,both,all,100,decide,") && file.contains(",1,0,0,0,0,0,0\n"),
        "{file}"
    );
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn what_is_lent_to_be_prepared_is_not_decided_and_comes_back_ready(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let claims = filed(&app, 1).await;
    let case = case(claims[0]);
    lent(&app, &but(&[("loan_may", "prepare")])).await;
    let mut berthe = of_fund(&app, ("berthe", "caseworker"), HELPER).await;
    assert_eq!(berthe.take_next().await, case);
    let page = berthe.get(&case).await;
    assert!(page.main().contains("Vous préparez ce dossier"), "{}", page.main());
    assert!(!page.html().contains("/decision\"") && page.html().contains("/preparation\""));
    let refused =
        berthe.act(&case, "decision", &[("verdict", "approve"), ("explanation", "mots gardés")]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.main().contains("sa caisse décide") && refused.html().contains("mots gardés"));
    let empty = berthe.act(&case, "preparation", &[]).await;
    assert_eq!(
        (empty.status, empty.faults()),
        (StatusCode::UNPROCESSABLE_ENTITY, vec!["explanation".to_owned()])
    );
    let done = berthe.act(&case, "preparation", &[("explanation", "Attestation vérifiée.")]).await;
    assert_eq!(done.location.as_deref(), Some("/agent?prepared"));
    assert_eq!(app.state(claims[0]).await, "in-review administrative");
    assert_eq!(berthe.take_next().await, "/agent?rien", "it is its own fund’s turn");
    let mut anne = of_fund(&app, ("anne", "caseworker"), LENDER).await;
    assert_eq!(anne.take_next().await, case);
    assert!(anne.get(&case).await.main().contains("Attestation vérifiée."));
    let alone = anne.act(&case, "preparation", &[("explanation", "x")]).await;
    assert_eq!(alone.status, StatusCode::NOT_FOUND, "nobody prepares for themselves");
    assert_eq!(decide(&mut anne, &case).await, StatusCode::SEE_OTHER);
    app.history(claims[0]).await;
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_loan_that_ends_lets_finish_what_is_in_hand_and_nothing_more(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    filed(&app, 3).await;
    let mut lead = lent(&app, &but(&[])).await;
    let mut berthe = of_fund(&app, ("berthe", "caseworker"), HELPER).await;
    let (first, second) = (berthe.take_next().await, berthe.take_next().await);
    app.service.clock.advance(Duration::MINUTE);
    assert_eq!(end(&app, &mut lead).await.location.as_deref(), Some("/agent/entraide?ended"));
    assert_eq!(end(&app, &mut lead).await.location.as_deref(), Some("/agent/entraide?over"));
    app.service.clock.advance(Duration::MINUTE);
    assert_eq!(decide(&mut berthe, &first).await, StatusCode::SEE_OTHER);
    assert_eq!(berthe.take_next().await, "/agent?rien");
    // The lease of the second one runs out, and with it the right to go on.
    let page = berthe.get(&second).await;
    let (token, version) = (page.value_of("token"), page.value_of("version"));
    app.service.clock.advance(Duration::minutes(21));
    for act in ["decision", "prendre"] {
        let fields = [("token", token.as_str()), ("version", &version), ("verdict", "approve")];
        berthe.post(&format!("{second}/{act}"), &fields).await;
    }
    let page = berthe.get(&second).await.main();
    assert!(page.contains("d’une autre caisse, qui ne l’a pas prêté"), "{page}");
    assert_eq!(app.count("SELECT count(*) FROM claims WHERE state = 'approved'").await, 1, "of three");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_supervisor_gives_no_claim_to_another_fund_that_was_not_lent_it(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let claims = filed(&app, 1).await;
    let mut lead = of_fund(&app, ("chef", "supervisor"), LENDER).await;
    let mut anne = of_fund(&app, ("anne", "caseworker"), LENDER).await;
    of_fund(&app, ("berthe", "caseworker"), HELPER).await;
    anne.take_next().await;
    let (claim_id, token) = (claims[0].to_string(), lead.get("/agent/repartition").await.value_of("token"));
    let id = async |login: &str| -> String {
        let id: uuid::Uuid = sqlx::query_scalar("SELECT staff_id FROM staff WHERE login = $1")
            .bind(login.to_owned())
            .fetch_one(&app.owner)
            .await
            .unwrap();
        id.to_string()
    };
    let (from, to) = (id("anne").await, id("berthe").await);
    let fields = [("token", token.as_str()), ("claim_id", &claim_id), ("from", &from), ("to", &to)];
    let page = lead.post("/agent/repartition/deplacer", &fields).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.text_of(".error-summary").contains("d’une autre caisse"));
}
