//! Each way a draft can be wrong is told with file, line and reason; the rules that run stay as they are.

use super::{V2A, act, begin_draft, changed, officer, save, shipped, stamp};
use crate::app::TestApp;
use sqlx::PgPool;

/// The line of the first passage, from 1.
fn line_of(path: &str, passage: &str) -> usize {
    1 + shipped(path).lines().position(|line| line.contains(passage)).unwrap()
}

fn profile(code: &str, requires: &str) -> String {
    format!(
        "[[profile]]\ncode = \"{code}\"\nsource = \"opening\"\nrequires = {requires}\ntext.fr = \"x\"\ntext.en = \"x\"\n\n"
    )
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn every_fault_is_told_with_its_line_and_keeps_the_draft_from_being_proposed(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let old = stamp(&app, "at-risk-v2a");
    let circle = profile("one", "{ profiles = [\"two\"] }") + &profile("two", "{ profiles = [\"one\"] }");
    let unfed = profile("tall", "{ fact = \"shoe-size\", at_least = 46 }");
    let v2b = "at-risk/v2b.toml";
    let cases = [
        (V2A, "per_mille = 50", "per_mile = 50".to_owned(), "per_mille = 50", "unknown field `per_mile`"),
        (
            V2A,
            "days = 21\nsource = \"opening\"",
            "days = 21".to_owned(),
            "[duration]",
            "missing field `source`",
        ),
        (V2A, "[[criterion]]", circle + "[[criterion]]", "[[criterion]]", "asks for itself"),
        (V2A, "[[criterion]]", unfed + "[[criterion]]", "[[criterion]]", "nothing would feed it"),
        (V2A, "last_day = 2020-04-07", "last_day = 2020-04-08".to_owned(), "[[example]]", "until 2020-04-08"),
        (v2b, "from = 2020-04-06T", "from = 2020-04-05T".to_owned(), "[validity]", "has not ended by then"),
    ];
    let mut anne = officer(&app, "anne").await;
    for (path, from, to, on, reason) in cases {
        let draft = begin_draft(&mut anne, path).await;
        let text = changed(path, from, &to);
        assert_eq!(save(&mut anne, &draft, path, &text).await.status, 303);
        let page = anne.get(&draft).await;
        let told = page.text_of(".rules-desk__faults");
        let place = format!("{path}, ligne {}", line_of(path, on));
        assert!(told.contains(&place) && told.contains(reason), "{place}, {reason}: {told}");
        let refused = act(&mut anne, &draft, "proposition", &[]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text_of(".notice--danger").contains(reason), "{}", refused.main());
        assert!(refused.html().contains("Essai"));
    }
    app.work().await;
    assert_eq!(stamp(&app, "at-risk-v2a"), old);
    assert_eq!(app.count("SELECT count(*) FROM rule_drafts WHERE state <> 'draft'").await, 0);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn hostile_texts_stay_texts_and_fields_are_asked_for(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut anne = officer(&app, "anne").await;
    let draft = begin_draft(&mut anne, V2A).await;
    let hostile = "</textarea><script>alert(1)</script>\r\n\"&amp;\0";
    save(&mut anne, &draft, V2A, hostile).await;
    let page = anne.get(&draft).await;
    assert!(!page.html().contains("<script>alert"), "{}", page.html());
    assert!(page.main().contains("</textarea><script>alert(1)</script>"));
    let fields =
        [("title", ""), ("why", " "), ("path-0", V2A), ("text-0", "x"), ("path-new", "contact-case/v9.toml")];
    let page = act(&mut anne, &draft, "enregistrer", &fields).await;
    assert_eq!(
        (page.status.as_u16(), page.faults()),
        (422, vec!["title".into(), "why".into(), "path-new".into()])
    );
    assert_eq!(page.value_of("path-new"), "contact-case/v9.toml");
    let large = "# ".repeat(600 * 1024);
    assert_eq!(save(&mut anne, &draft, V2A, &large).await.status, 413);
}
