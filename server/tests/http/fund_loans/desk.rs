//! The desk of those who lend: what may be lent, what is refused and why, and that nothing is lent twice.

use super::{DESK, HELPER, LENDER, but, end, lend, lent, of_fund};
use crate::app::TestApp;
use abri_domain::fund::Tenths;
use axum::http::StatusCode;
use uuid::Uuid;

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_wrong_form_says_what_is_wrong_and_keeps_what_was_typed(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let mut lead = of_fund(&app, ("chef", "supervisor"), LENDER).await;
    for (changed, field) in [
        (&[("loan_to", "")][..], "loan_to"),
        (&[("loan_to", "nowhere")], "loan_to"),
        (&[("loan_fund", HELPER)], "loan_fund"),
        (&[("loan_percent", "35")], "loan_percent"),
        (&[("loan_percent", "-10")], "loan_percent"),
        (&[("loan_may", "")], "loan_may"),
        (&[("loan_side", "legal")], "loan_side"),
        (&[("loan_scheme", "none")], "loan_scheme"),
        (&[("last_day", "24")], "last_day"),
        (&[("last_day", "")], "last_day"),
        (&[("last_year", "2021")], "last_day"),
        (&[("first_day", "1"), ("first_month", "3"), ("first_year", "2020")], "first_day"),
    ] {
        let page = lend(&mut lead, &but(changed)).await;
        assert_eq!(
            (page.status, page.faults()),
            (StatusCode::UNPROCESSABLE_ENTITY, vec![field.to_owned()]),
            "{changed:?}"
        );
        assert_eq!(page.value_of("last_month"), "3");
    }
    let itself = lend(&mut lead, &but(&[("loan_to", LENDER)])).await;
    assert!(itself.text_of(".error-summary").contains("ne se prête pas"), "{}", itself.main());
    assert_eq!(app.count("SELECT count(*) FROM fund_loans").await, 0);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn no_share_is_lent_twice_even_by_two_at_once(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let mut lead = lent(&app, &but(&[("loan_percent", "30")])).await;
    let refused = lend(&mut lead, &but(&[("loan_percent", "80"), ("loan_to", "msa-68")])).await;
    assert!(refused.text_of(".error-summary").contains("que 70\u{a0}% de cette file"), "{}", refused.main());
    let token = lead.get(DESK).await.value_of("token");
    let typed = but(&[("loan_percent", "60"), ("loan_to", "msa-68")]);
    let body: Vec<_> = [("token", token.as_str())].into_iter().chain(typed).collect();
    let (mut one, mut other) = (lead.clone(), lead.clone());
    let (first, second) = tokio::join!(one.post(DESK, &body), other.post(DESK, &body));
    let done = [first, second].iter().filter(|page| page.status == StatusCode::SEE_OTHER).count();
    assert_eq!((done, app.count("SELECT count(*) FROM fund_loans").await), (1, 2));
    assert_eq!(app.count("SELECT bit_or(tenths)::bigint FROM fund_loans").await, 0b1_1111_1111);
    assert_eq!(app.count("SELECT sum(tenths)::bigint FROM fund_loans").await, 0b1_1111_1111, "none twice");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_supervisor_sees_and_ends_the_loans_of_their_fund_and_no_other(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    lent(&app, &but(&[])).await;
    let mut stranger = of_fund(&app, ("autre", "supervisor"), "msa-68").await;
    assert!(stranger.get(DESK).await.main().contains("Aucun prêt."));
    assert_eq!(end(&app, &mut stranger).await.status, StatusCode::NOT_FOUND);
    let mut helper = of_fund(&app, ("aide", "supervisor"), HELPER).await;
    assert!(helper.get(DESK).await.main().contains("MSA Portes de Bretagne pour MSA Midi-Pyrénées Sud"));
    assert_eq!(
        end(&app, &mut helper).await.location.as_deref(),
        Some("/agent/entraide?ended"),
        "who helps may stop"
    );
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_database_and_the_domain_draw_the_same_tenths(pool: sqlx::PgPool) {
    let drawn: Vec<(Uuid, i16)> =
        sqlx::query_as("SELECT id, claim_tenth(id) FROM (SELECT gen_random_uuid() AS id FROM generate_series(1, 500)) AS ids")
            .fetch_all(&pool)
            .await
            .unwrap();
    assert!(drawn.iter().all(|(id, tenth)| i16::from(Tenths::of_claim(*id)) == *tenth));
}
