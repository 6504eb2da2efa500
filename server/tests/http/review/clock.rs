//! The clock of a claim: working days, paused while the insured is asked, anew when a decision is looked at again.

use super::{agent, approve, case, take};
use crate::app::TestApp;
use time::Duration;
use time::macros::date;

/// The claim's page, for a person who signs in again: sessions do not last overnight.
async fn page_of(app: &TestApp, login: &str, claim: uuid::Uuid) -> String {
    let mut browser = app.browser();
    browser.sign_in(login).await;
    browser.get(&case(claim)).await.main()
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_clock_stands_still_while_the_insured_is_asked(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let person = app.for_caseworkers().next().unwrap();
    let claim = app.filed(&person).await;
    let mut anne = agent(&app, "anne", "caseworker").await;
    let shown = anne.get(&case(claim)).await.main();
    for words in
        ["À décider au plus tard le 30/03/2020", "dans les temps", "Silence valant rejet le 25/05/2020"]
    {
        assert!(shown.contains(words), "{words}: {shown}");
    }

    app.service.clock.advance(Duration::DAY);
    anne.sign_in("anne").await;
    take(&mut anne, claim).await;
    anne.act(&case(claim), "question", &[("question", "Depuis quand ?")]).await;
    assert_eq!(app.claim(claim).await.deadline.paused_on, Some(date!(2020 - 03 - 26)));
    app.work().await;

    app.service.clock.advance(Duration::days(5));
    let shown = page_of(&app, "anne", claim).await;
    assert!(shown.contains("Délai suspendu depuis le 26/03/2020") && shown.contains("suspendu"), "{shown}");
    let mut insured = app.insured(claim, &person).await;
    insured.on_own("/fr/suivi/reponse", &[("answer", "Depuis lundi")]).await;
    let deadline = app.claim(claim).await.deadline;
    assert_eq!(
        (deadline.due_on, deadline.paused_on),
        (date!(2020 - 04 - 02), None),
        "three working days later"
    );
    assert!(page_of(&app, "anne", claim).await.contains("À décider au plus tard le 02/04/2020"));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_claim_looked_at_again_has_a_clock_of_its_own_and_a_late_one_says_so(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let claim = app.filed(&app.for_caseworkers().next().unwrap()).await;
    let mut anne = agent(&app, "anne", "caseworker").await;
    app.service.clock.advance(Duration::days(6));
    assert!(page_of(&app, "anne", claim).await.contains("en retard"));
    anne.sign_in("anne").await;
    take(&mut anne, claim).await;
    approve(&mut anne, claim).await;
    let decided = page_of(&app, "anne", claim).await;
    assert!(!decided.contains("À décider") && !decided.contains("Silence valant rejet"), "{decided}");

    app.service.clock.advance(Duration::days(9));
    anne.sign_in("anne").await;
    anne.act(&case(claim), "reexamen", &[("why", "Pièce reçue")]).await;
    // Reopened on Thursday 9 April; Monday 13 is Easter Monday.
    assert_eq!(app.claim(claim).await.deadline.due_on, date!(2020 - 04 - 15));
}

/// Lets so many claims of yesterday wait in a claim's lane, and so many be decided there yesterday.
async fn crowd(app: &TestApp, claim: uuid::Uuid, waiting: i32, decided: i32) {
    let moves = "INSERT INTO claim_moves (at, fund, scheme, from_stage, to_stage, received_on)
         SELECT timestamptz '2020-03-24 09:00+01', fund, scheme, step.before, step.after, date '2020-03-24'
         FROM claims, (VALUES (NULL, 'administrative', $2), ('administrative', 'approved', $3)) AS step (before, after, times),
              generate_series(1, times)
         WHERE claim_id = $1";
    sqlx::query(moves).bind(claim).bind(waiting + decided).bind(decided).execute(&app.owner).await.unwrap();
    abri_server::pipeline::board::roll(&app.service).await.unwrap();
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_claim_says_whether_it_will_be_late_at_the_pace_of_its_lane(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let claim = app.filed(&app.for_caseworkers().next().unwrap()).await;
    let mut anne = agent(&app, "anne", "caseworker").await;
    let late = "Sera en retard le";
    let shown = anne.get(&case(claim)).await.main();
    assert!(!shown.contains(late) && !shown.contains("à ce rythme"), "nobody decided yet: {shown}");

    // Due on Monday 30; a hundred ahead, forty a day: the third day, Friday.
    crowd(&app, claim, 100, 40).await;
    let shown = anne.get(&case(claim)).await.main();
    let figures = "Dans les temps à ce rythme\u{a0}: décision prévue le 27/03/2020 (100 avant lui, 40 décidés par jour ouvré)";
    assert!(shown.contains(figures), "{shown}");
    crowd(&app, claim, 300, 0).await;
    let shown = anne.get(&case(claim)).await.main();
    assert!(
        shown.contains("Sera en retard le 31/03/2020\u{a0}: décision prévue le 08/04/2020 (400 avant lui"),
        "{shown}"
    );
    for path in ["/agent", "/agent/dossiers"] {
        let page = anne.get(path).await.main();
        assert!(
            page.contains("Sera en retard le 31/03/2020") && page.contains("400 avant lui, 40 décidés"),
            "{page}"
        );
    }

    // Decided, it has no deadline any more.
    take(&mut anne, claim).await;
    approve(&mut anne, claim).await;
    assert!(!anne.get(&case(claim)).await.main().contains(late));
}
