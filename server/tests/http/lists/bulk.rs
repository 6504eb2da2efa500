//! An act on many claims: each by itself, with what became of it; and what is refused whole.

use super::{LIST, agent, file_some, list, listed, make_label, post};
use crate::app::{Browser, Page, TestApp};
use axum::body::Body;
use axum::http::{Method, StatusCode};
use scraper::{Html, Selector};
use sqlx::PgPool;
use uuid::Uuid;

const BULK: &str = "/agent/dossiers/lot";

/// What the page says of each: reference and outcome.
fn outcomes(page: &Page) -> Vec<(String, String)> {
    let html = Html::parse_document(&page.html());
    let [rows, name, cell] = ["tbody tr", "th", "td span:last-child"].map(|s| Selector::parse(s).unwrap());
    let text = |row: scraper::ElementRef<'_>, what: &Selector| {
        row.select(what).next().unwrap().text().collect::<String>().trim().to_owned()
    };
    html.select(&rows).map(|row| (text(row, &name), text(row, &cell))).collect()
}

async fn id_of(app: &TestApp, login: &str) -> String {
    let id: Uuid = sqlx::query_scalar("SELECT staff_id FROM staff WHERE login = $1")
        .bind(login)
        .fetch_one(&app.owner)
        .await
        .unwrap();
    id.to_string()
}

/// Acts on claims ticked in the list.
async fn act(browser: &mut Browser<'_>, claims: &[Uuid], fields: &[(&str, &str)]) -> Page {
    let ids: Vec<String> = claims.iter().map(Uuid::to_string).collect();
    let ticked = ids.iter().flat_map(|id| [("claim", id.as_str()), ("listed[]", id.as_str())]);
    let fields: Vec<_> = ticked.chain(fields.iter().copied()).collect();
    post(browser, BULK, &fields).await
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn each_claim_is_taken_or_not_by_itself_and_the_page_says_why(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let filed = file_some(&app, 4).await;
    let medical = app.filed(&app.for_medical_officers().nth(9).unwrap()).await;
    let mut anne = agent(&app, "anne", "caseworker").await;
    let mut berthe = agent(&app, "berthe", "caseworker").await;
    anne.act(&format!("{LIST}/{}", filed[1]), "prendre", &[]).await;
    sqlx::query("INSERT INTO staff_lanes SELECT gen_random_uuid(), staff_id, fund, NULL, NULL FROM staff, claims WHERE login = 'berthe' AND claim_id = $1")
        .bind(filed[0])
        .execute(&app.owner)
        .await
        .unwrap();
    sqlx::query("UPDATE claims SET fund = 'elsewhere' WHERE claim_id = $1")
        .bind(filed[2])
        .execute(&app.owner)
        .await
        .unwrap();
    sqlx::query("UPDATE claims SET fund = (SELECT fund FROM claims WHERE claim_id = $1) WHERE claim_id = $2")
        .bind(filed[0])
        .bind(filed[3])
        .execute(&app.owner)
        .await
        .unwrap();
    let reference = app.reference(filed[3]).await;
    let typed =
        format!("reference;fund\n{};x\nDupont\n{}", reference.to_lowercase(), app.reference(medical).await);
    let page = act(&mut berthe, &filed[..3], &[("bulk_act", "take"), ("references", &typed)]).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.main());
    let mut expected = Vec::new();
    for (claim_id, outcome) in [
        (filed[1], "Quelqu’un d’autre le tient"),
        (
            filed[2],
            "Ce dossier n’est pas de ceux que vous traitez. Votre responsable d’équipe peut vous le confier.",
        ),
        (medical, "Introuvable parmi vos dossiers"),
        (filed[0], "Fait"),
        (filed[3], "Fait"),
    ] {
        expected.push((app.reference(claim_id).await, outcome.to_owned()));
    }
    expected.insert(2, ("Dupont".to_owned(), "Ce n’est pas une référence".to_owned()));
    assert_eq!(outcomes(&page), expected);
    assert!(page.main().contains("2 sur 6"));
    let mut held = list(&mut berthe, "hands=me").await;
    held.sort();
    let mut both = vec![filed[0], filed[3]];
    both.sort();
    assert_eq!(held, both);
    let page = act(&mut berthe, &filed, &[("bulk_act", "release")]).await;
    assert!(page.main().contains("2 sur 4"), "those of others stay where they are: {}", page.main());
    assert!(list(&mut berthe, "hands=me").await.is_empty());
    assert_eq!(list(&mut anne, "hands=me").await, [filed[1]]);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_supervisor_spreads_many_claims_and_each_move_is_written_down(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let filed = file_some(&app, 2).await;
    let medical = app.filed(&app.for_medical_officers().nth(9).unwrap()).await;
    let mut lead = agent(&app, "chef", "supervisor").await;
    let mut anne = agent(&app, "anne", "caseworker").await;
    app.hire("berthe", "caseworker").await;
    anne.act(&format!("{LIST}/{}", filed[0]), "prendre", &[]).await;
    let all = [filed[0], filed[1], medical];
    let berthe = id_of(&app, "berthe").await;
    let page = act(&mut lead, &all, &[("bulk_act", "give"), ("bulk_staff", &berthe)]).await;
    assert!(page.main().contains("2 sur 3"), "{}", page.main());
    assert!(page.main().contains("n’examine pas les dossiers de ce côté"));
    for claim_id in &filed {
        assert_eq!(app.claim(*claim_id).await.held_by.map(|id| id.to_string()), Some(berthe.clone()));
    }
    let again = act(&mut lead, &filed, &[("bulk_act", "give"), ("bulk_staff", &berthe)]).await;
    assert!(again.main().contains("0 sur 2") && again.main().contains("c’était déjà ainsi"));
    let page = act(&mut lead, &all, &[("bulk_act", "put-back")]).await;
    assert!(page.main().contains("2 sur 3"), "{}", page.main());
    let moves = "SELECT count(*) FROM lease_moves JOIN staff ON staff_id = by_staff WHERE login = 'chef'";
    assert_eq!(app.count(moves).await, 4);
    let page = act(&mut lead, &filed, &[("bulk_act", "give"), ("bulk_staff", "x")]).await;
    assert_eq!(
        (page.status, page.faults()),
        (StatusCode::UNPROCESSABLE_ENTITY, vec!["bulk_staff".to_owned()])
    );
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_label_goes_on_the_whole_page_and_off_again(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let filed = file_some(&app, 3).await;
    let mut lead = agent(&app, "chef", "supervisor").await;
    let label = make_label(&mut lead, "Vague 2").await;
    let mut anne = agent(&app, "anne", "caseworker").await;
    let on = [("bulk_act", "label-on"), ("bulk_label", label.as_str()), ("all", "yes")];
    let page = act(&mut anne, &filed, &on).await;
    assert!(page.main().contains("3 sur 3"), "{}", page.main());
    let marked = format!("label={label}");
    assert_eq!(list(&mut anne, &marked).await.len(), 3);
    let page = act(&mut anne, &filed[..1], &[("bulk_act", "label-off"), ("bulk_label", &label)]).await;
    assert!(page.main().contains("1 sur 1"));
    assert_eq!(list(&mut anne, &marked).await.len(), 2);
    let page = act(&mut anne, &filed, &[("bulk_act", "label-on")]).await;
    assert_eq!(page.faults(), ["bulk_label"]);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn an_empty_selection_is_said_and_loses_nothing(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let filed = file_some(&app, 2).await;
    let mut anne = agent(&app, "anne", "caseworker").await;
    let ids: Vec<String> = filed.iter().map(Uuid::to_string).collect();
    let fields =
        [("bulk_act", "take"), ("query", "sort=newest"), ("listed[]", &ids[1]), ("listed[]", &ids[0])];
    let page = post(&mut anne, BULK, &fields).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.text_of(".error-summary").contains("cochez au moins un dossier"), "{}", page.main());
    assert_eq!(listed(&page), [filed[1], filed[0]], "the same claims in the same order");
    assert_eq!(page.value_of("query"), "sort=newest");
    assert!(page.html().contains("<option value=\"take\" selected"));
    // Without an act: what was ticked and typed stays.
    let page = act(&mut anne, &filed[..1], &[("references", "ABCD")]).await;
    assert_eq!((page.status, page.faults()), (StatusCode::UNPROCESSABLE_ENTITY, vec!["bulk_act".to_owned()]));
    assert_eq!(page.html().matches(" checked").count(), 1);
    assert_eq!(page.text_of("textarea").trim(), "ABCD");
    assert_eq!(app.count("SELECT count(*) FROM claims WHERE held_by IS NOT NULL").await, 0);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn nobody_decides_in_bulk_and_nobody_does_what_is_not_theirs(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let filed = file_some(&app, 1).await;
    let mut anne = agent(&app, "anne", "caseworker").await;
    let mut lead = agent(&app, "chef", "supervisor").await;
    for forged in ["refuse", "refused", "approve", "decision", "give", "put-back", "label-on"] {
        let page = act(&mut anne, &filed, &[("bulk_act", forged), ("reason", "identity")]).await;
        assert_eq!(
            (page.status, page.faults()),
            (StatusCode::UNPROCESSABLE_ENTITY, vec!["bulk_act".to_owned()]),
            "{forged}"
        );
    }
    for forged in ["take", "release", "refuse"] {
        let page = act(&mut lead, &filed, &[("bulk_act", forged)]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{forged}");
    }
    assert_eq!(app.state(filed[0]).await, "in-review administrative");
}

/// A form with a file, as browsers send it.
async fn upload(browser: &mut Browser<'_>, fields: &[(&str, &str)], file: &str) -> Page {
    let token = browser.get(LIST).await.value_of("token");
    let part = |(name, value): &(&str, &str)| {
        format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let typed: String = [("token", token.as_str())].iter().chain(fields).map(part).collect();
    let head = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"liste.csv\"\r\nContent-Type: text/csv";
    let body = format!("{typed}{head}\r\n\r\n{file}\r\n--x--\r\n");
    browser.send(Method::POST, BULK, Some("multipart/form-data; boundary=x"), Body::from(body)).await
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn references_come_in_a_file_and_ten_thousand_of_them_are_refused_whole(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let filed = file_some(&app, 2).await;
    let mut anne = agent(&app, "anne", "caseworker").await;
    let (one, two) = (app.reference(filed[0]).await, app.reference(filed[1]).await);
    let file = format!("Référence;Caisse\r\n{one};msa-32\r\n\"{two}\"\r\n");
    let page = upload(&mut anne, &[("bulk_act", "take"), ("references", &one)], &file).await;
    assert!(page.main().contains("2 sur 2"), "the same reference twice is once: {}", page.main());
    let page = upload(&mut anne, &[("bulk_act", "release")], &format!("{one}\n").repeat(10_000)).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    let said = page.text_of(".error-summary");
    assert!(
        said.contains("10000 dossiers") && said.contains("500 au plus") && said.contains("Rien n’a été fait"),
        "{said}"
    );
    assert_eq!(list(&mut anne, "hands=me").await.len(), 2, "nothing was done");
    let pasted = format!("{one}\n").repeat(501);
    let page = post(&mut anne, BULK, &[("bulk_act", "release"), ("references", &pasted)]).await;
    assert!(page.text_of(".error-summary").contains("501 dossiers"));
    assert_eq!(page.text_of("textarea").trim(), pasted.trim(), "what was pasted is still there");
    let typed = [("bulk_act", "release"), ("references", "ABCD")];
    let page = upload(&mut anne, &typed, &"x".repeat(2 * 1024 * 1024)).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    let said = page.text_of(".error-summary");
    assert!(said.contains("trop gros") && said.contains("500 lignes au plus"), "{said}");
    assert!(page.html().contains("<option value=\"release\" selected"), "the act is still chosen");
    assert_eq!(page.text_of("textarea").trim(), "ABCD");
    let page = upload(&mut anne, &typed, &"x".repeat(40 * 1024 * 1024)).await;
    assert_eq!(page.status, StatusCode::PAYLOAD_TOO_LARGE);
    let odd = anne.send(Method::POST, BULK, Some("multipart/form-data"), Body::from("--x")).await;
    assert_eq!(odd.status, StatusCode::BAD_REQUEST);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn one_claim_that_fails_keeps_no_other_from_being_done(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let filed = file_some(&app, 3).await;
    let mut anne = agent(&app, "anne", "caseworker").await;
    sqlx::query(
        "CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$",
    )
    .execute(&app.owner)
    .await
    .unwrap();
    let trigger = format!(
        "CREATE TRIGGER fails BEFORE UPDATE ON claims FOR EACH ROW WHEN (OLD.claim_id = '{}') EXECUTE FUNCTION fail()",
        filed[1]
    );
    sqlx::query(sqlx::AssertSqlSafe(trigger)).execute(&app.owner).await.unwrap();
    let page = act(&mut anne, &filed, &[("bulk_act", "take")]).await;
    assert!(page.main().contains("2 sur 3"), "{}", page.main());
    let failed = outcomes(&page)[0].clone();
    assert_eq!(failed.0, app.reference(filed[1]).await, "what was not done comes first");
    assert!(failed.1.starts_with("Impossible en ce moment"), "{failed:?}");
}
