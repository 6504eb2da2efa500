//! The crisis board: its counts are those of the claims, each move is counted once, small numbers stay hidden.

use crate::app::{Browser, TestApp};
use abri_server::pipeline::board;
use axum::http::StatusCode;
use sqlx::PgPool;
use time::Duration;
use tokio::task::JoinSet;

const BOARD: &str = "/agent/pilotage";
const OPEN_DATA: &str = "/donnees-ouvertes/demandes.csv";

async fn supervisor(app: &TestApp) -> Browser<'_> {
    app.hire("sami", "supervisor").await;
    let mut browser = app.browser();
    browser.sign_in("sami").await;
    browser
}

/// What the counts say is open, fund by fund, against the claims themselves.
async fn open_by_claims_and_by_counts(app: &TestApp) -> (Vec<(String, i64)>, Vec<(String, i64)>) {
    let claims = sqlx::query_as(
        "SELECT fund, count(*) FROM claims WHERE state IN ('submitted', 'in-review', 'awaiting-insured') GROUP BY fund ORDER BY fund",
    );
    let counts = sqlx::query_as(
        "SELECT fund, sum(n)::bigint FROM board_open WHERE fund <> '*' GROUP BY fund HAVING sum(n) <> 0 ORDER BY fund",
    );
    (claims.fetch_all(&app.owner).await.unwrap(), counts.fetch_all(&app.owner).await.unwrap())
}

/// How often it happened in the whole country.
async fn happened(app: &TestApp, measure: &str) -> i64 {
    let sum = "SELECT sum(n)::bigint FROM board_hours WHERE fund = '*' AND measure = $1";
    sqlx::query_scalar(sum).bind(measure).fetch_one(&app.owner).await.unwrap()
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_counts_are_those_of_the_claims(pool: PgPool) {
    let app = TestApp::new(pool).await;
    for person in app.for_caseworkers().take(3).chain(app.clear_people().take(12)) {
        app.filed(&person).await;
    }
    app.hire("anne", "caseworker").await;
    let mut anne = app.browser();
    anne.sign_in("anne").await;
    let refusal = [("verdict", "refuse"), ("reason", "no-answer"), ("explanation", "Hélas, non.")];
    for fields in [&[("verdict", "approve")][..], &refusal] {
        let case = anne.take_next().await;
        assert_eq!(anne.act(&case, "decision", fields).await.status, StatusCode::SEE_OTHER);
    }
    app.work().await;
    let (claims, counts) = open_by_claims_and_by_counts(&app).await;
    assert_eq!(claims, counts);
    for event in ["approved-by-rule", "refused"] {
        let count = "SELECT count(*) FROM claim_events WHERE event->>'event' = $1";
        let n: i64 = sqlx::query_scalar(count).bind(event).fetch_one(&app.owner).await.unwrap();
        assert!(n > 0);
        assert_eq!(happened(&app, event).await, n, "{event}");
    }
    let by_rule = happened(&app, "approved-by-rule").await;
    let found = (
        happened(&app, "received").await,
        happened(&app, "approved").await,
        happened(&app, "refused/no-answer").await,
        app.count("SELECT sum(n)::bigint FROM board_times WHERE fund = '*'").await,
    );
    assert_eq!(found, (15, by_rule + 1, 1, by_rule + 2));
    assert_eq!(app.count("SELECT count(*) FROM claim_moves").await, 0);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn many_who_add_up_at_once_count_each_move_once(pool: PgPool) {
    let app = TestApp::new(pool).await;
    sqlx::query(
        "INSERT INTO claim_moves (at, fund, scheme, to_stage, received_on)
         SELECT timestamptz '2020-03-25 08:00+01', 'msa-32', 'at-risk', 'submitted', '2020-03-25' FROM generate_series(1, 50000)",
    )
    .execute(&app.owner)
    .await
    .unwrap();
    let mut rolls = JoinSet::new();
    for _ in 0..8 {
        let service = app.service.clone();
        rolls.spawn(async move { board::roll(&service).await.unwrap() });
    }
    rolls.join_all().await;
    board::roll(&app.service).await.unwrap();
    let open = "SELECT n FROM board_open WHERE fund = '*'";
    assert_eq!((app.count(open).await, happened(&app, "received").await), (50_000, 50_000));
    assert_eq!(app.count("SELECT sum(n)::bigint FROM board_open").await, 100_000, "a fund, and all of them");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn small_numbers_are_hidden_and_large_ones_shown(pool: PgPool) {
    let app = TestApp::new(pool).await;
    for person in app.clear_people().take(12) {
        app.filed(&person).await;
    }
    app.filed(&app.for_caseworkers().next().unwrap()).await;
    let mut sami = supervisor(&app).await;
    let board = sami.get(BOARD).await.main();
    assert!(board.contains("Demandes reçues aujourd’hui 13"), "{board}");
    assert!(board.contains("Demandes décidées aujourd’hui 12"), "{board}");
    assert!(board.contains("Chez les gestionnaires masqué"), "{board}");
    assert!(board.contains("Trop peu de dossiers"), "{board}");
    let file = sami.get("/agent/pilotage.csv").await;
    assert_eq!(file.status, StatusCode::OK);
    assert!(file.html().contains("open,administrative,<11") && file.html().contains("received-today,,13"));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn open_data_has_complete_days_only(pool: PgPool) {
    let app = TestApp::new(pool).await;
    for person in app.clear_people().take(12) {
        app.filed(&person).await;
    }
    assert_eq!(app.browser().get(OPEN_DATA).await.html(), "day,measure,count\n");
    app.service.clock.advance(Duration::DAY);
    let data = app.browser().get(OPEN_DATA).await.html();
    assert!(
        data.contains("2020-03-25,received,12\n") && data.contains("2020-03-25,approved-by-rule,12\n"),
        "{data}"
    );
    assert!(data.contains("2020-03-25,refused,0\n") && !data.contains("msa"), "{data}");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn what_if_is_answered_and_what_is_no_number_is_said(pool: PgPool) {
    let app = TestApp::new(pool).await;
    for person in app.for_caseworkers().take(11) {
        app.filed(&person).await;
    }
    let mut sami = supervisor(&app).await;
    let board = sami.get(&format!("{BOARD}?people=2&pace=3")).await.main();
    // Eleven claims, six a day: on the second working day nothing waits any more.
    assert!(board.contains("11 dossiers attendent une personne"), "{board}");
    assert!(board.contains("Plus rien n’attend le 27/03/2020"), "{board}");
    for (query, field) in
        [("people=deux&pace=3", "people"), ("people=2&pace=", "pace"), ("people=9999&pace=3", "people")]
    {
        let page = sami.get(&format!("{BOARD}?{query}")).await;
        assert_eq!(
            (page.status, page.faults()),
            (StatusCode::UNPROCESSABLE_ENTITY, vec![field.to_owned()]),
            "{query}"
        );
    }
    assert_eq!(sami.get(&format!("{BOARD}?people=deux&pace=3")).await.value_of("people"), "deux");
    for fund in ["nowhere", "%2A"] {
        assert_eq!(sami.get(&format!("{BOARD}?fund={fund}")).await.status, StatusCode::NOT_FOUND, "{fund}");
    }
    assert_eq!(sami.get(&format!("{BOARD}?fund=msa-32")).await.status, StatusCode::OK);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn people_are_added_to_several_funds_at_once(pool: PgPool) {
    let app = TestApp::new(pool).await;
    for (fund, n) in [("msa-32", 11), ("msa-35", 22), ("msa-68", 3)] {
        let open = "INSERT INTO board_open VALUES ($1, 'administrative', '2020-03-24', $2), ('*', 'administrative', '2020-03-24', $2)
                    ON CONFLICT (fund, stage, received_on) DO UPDATE SET n = board_open.n + EXCLUDED.n";
        sqlx::query(open).bind(fund).bind(i64::from(n)).execute(&app.owner).await.unwrap();
    }
    let mut sami = supervisor(&app).await;
    let asked = format!("{BOARD}?plus_pace=3&plus-msa-32=2&plus-msa-35=1&plus-msa-68=1&plus-msa-11=");
    let page = sami.get(&asked).await;
    let text = page.main().split_whitespace().collect::<Vec<_>>().join(" ");
    // Six a day for eleven, three a day for twenty-two; from Wednesday 25 March on.
    let lines = [
        "MSA Midi-Pyrénées Sud 11 Il en reste après trente jours ouvrés. Plus rien n’attend le 27/03/2020.",
        "MSA Portes de Bretagne 22 Il en reste après trente jours ouvrés. Plus rien n’attend le 06/04/2020.",
        "MSA d’Alsace Trop peu de dossiers",
    ];
    for line in lines {
        assert!(text.contains(line), "{line}: {text}");
    }
    assert_eq!(page.value_of("plus-msa-35"), "1");
    for (query, field) in [
        ("plus_pace=&plus-msa-32=2", "plus_pace"),
        ("plus_pace=3&plus-msa-32=deux", "plus-msa-32"),
        ("plus_pace=3&plus-msa-32=-1", "plus-msa-32"),
        ("plus_pace=501&plus-msa-32=1", "plus_pace"),
    ] {
        let page = sami.get(&format!("{BOARD}?{query}")).await;
        let wanted = (StatusCode::UNPROCESSABLE_ENTITY, vec![field.to_owned()]);
        assert_eq!((page.status, page.faults()), wanted, "{query}");
    }
    assert_eq!(sami.get(&format!("{BOARD}?plus_pace=3&plus-nowhere=1")).await.status, StatusCode::NOT_FOUND);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn open_data_is_read_once_in_a_while_and_anew_on_the_next_day(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let count = "INSERT INTO board_hours VALUES (timestamptz '2020-03-24 10:00+01', '*', 'received', $1)
                 ON CONFLICT (fund, hour, measure) DO UPDATE SET n = $1";
    let read = async |n: i64| {
        sqlx::query(count).bind(n).execute(&app.owner).await.unwrap();
        app.browser().get(OPEN_DATA).await.html().contains(&format!("2020-03-24,received,{n}\n"))
    };
    assert!(read(20).await);
    assert!(!read(30).await, "kept for a while");
    app.service.clock.advance(Duration::minutes(5));
    assert!(read(40).await);
    app.service.clock.advance(Duration::hours(15) + Duration::minutes(54));
    assert!(read(50).await);
    app.service.clock.advance(Duration::minutes(2));
    assert!(read(60).await, "a new day");
}
