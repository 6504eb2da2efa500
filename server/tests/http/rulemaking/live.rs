//! What runs before and after the hour, without a restart.

use super::{
    DESK, V2A, V9, begin_draft, changed, leads_to, officer, proposed, publish, save, shipped, stamp,
};
use crate::app::{MORNING, TestApp};
use abri_domain::rules::{DraftState, RuleFiles};
use abri_server::persistence::rules::drafts::{self, DraftRow};
use abri_server::persistence::rules::publications::{self, PublicationRow};
use abri_server::persistence::rules::{find_texts, keep_texts};
use abri_server::rules;
use sqlx::PgPool;
use std::collections::BTreeMap;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

/// The version and the hash that a claim's decision keeps.
async fn rule_of(app: &TestApp, claim_id: Uuid) -> (String, Vec<u8>) {
    sqlx::query_as("SELECT rule_version, rule_sha256 FROM claims WHERE claim_id = $1")
        .bind(claim_id)
        .fetch_one(&app.owner)
        .await
        .unwrap()
}

/// Publishes files past every check of the program, as if an older one had let them through.
async fn publish_unchecked(app: &TestApp, files: RuleFiles, effective_at: OffsetDateTime) {
    let (author, second) = (app.hire("a", "rules-officer").await, app.hire("b", "rules-officer").await);
    let draft = DraftRow {
        draft_id: Uuid::new_v4(),
        scheme: "at-risk".into(),
        title: "Essai".into(),
        why: "Un décret.".into(),
        files: files.clone(),
        bases: BTreeMap::new(),
        state: DraftState::Draft,
        drafted_by: author,
        drafted_at: MORNING,
        proposed_by: None,
        changed_by: author,
        changed_at: MORNING,
        version: 0,
    };
    let publication = PublicationRow {
        publication_id: Uuid::new_v4(),
        draft_id: draft.draft_id,
        files: files.manifest(),
        effective_at,
        published_at: MORNING,
        drafted_by: author,
        proposed_by: author,
        published_by: second,
        why: "Un décret.".into(),
    };
    let mut owner = app.owner.acquire().await.unwrap();
    drafts::insert(&mut owner, &draft).await.unwrap();
    keep_texts(&mut owner, &files).await.unwrap();
    publications::insert(&mut owner, &publication).await.unwrap();
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn what_a_second_person_publishes_judges_from_its_hour_on(pool: PgPool) {
    let app = TestApp::new(pool).await;
    rules::begin(&app.service).await.unwrap();
    let (mut anne, mut berthe) = (officer(&app, "anne").await, officer(&app, "berthe").await);
    let text = changed(V2A, "per_mille = 50", "per_mille = 60");
    let draft = proposed(&app, &mut anne, V2A, &text).await;
    leads_to(&publish(&mut berthe, &draft, "12:00").await, "/agent/regles?published");
    assert!(berthe.get(DESK).await.main().contains("À venir"));

    app.service.clock.advance(Duration::minutes(239));
    let old = stamp(&app, "at-risk-v2a");
    let before = app.filed(&app.clear_people().next().unwrap()).await;
    assert_eq!(rule_of(&app, before).await, ("at-risk-v2a".into(), old.to_vec()));

    app.service.clock.advance(Duration::MINUTE);
    let after = app.filed(&app.clear_people().nth(1).unwrap()).await;
    let new = stamp(&app, "at-risk-v2a");
    assert_ne!(new, old);
    assert_eq!(rule_of(&app, after).await, ("at-risk-v2a".into(), new.to_vec()));
    assert_eq!(
        app.service.rules.book("at-risk").unwrap().version("at-risk-v2a").unwrap().sampling_per_mille(),
        60
    );

    // Both hashes lead back to what judged.
    let mut owner = app.owner.acquire().await.unwrap();
    for (hash, text) in [(old, shipped(V2A)), (new, text)] {
        let texts = find_texts(&mut owner, &hash).await.unwrap();
        assert_eq!(texts, [shipped("at-risk/scheme.toml"), text]);
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_new_version_judges_under_its_own_name_from_its_hour_on(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let files = RuleFiles::built_in();
    let renamed = files.iter().filter(|(_, text)| text.contains("\"at-risk-v2a\""));
    let renamed = renamed.map(|(path, text)| (path.to_owned(), text.replace("at-risk-v2a", "at-risk-v2z")));
    // The old name must stay somewhere: decisions lead to it.
    let end = "until = 2040-01-01T00:00:00+01:00\nannounced = 2022-10-27\nend_announced = 2039-12-01\n";
    let last = shipped(V9).replace("announced = 2022-10-27\n", end);
    let after = shipped(V9)
        .replacen("at-risk-v9", "at-risk-v2a", 1)
        .replace("announced = 2022-10-27", "announced = 2039-12-01");
    let after = after.replace("from = 2023-02-01T", "from = 2040-01-01T");
    let files = renamed.chain([(V9.to_owned(), last), ("at-risk/v99.toml".to_owned(), after)]);
    publish_unchecked(&app, files.collect(), MORNING + Duration::HOUR).await;
    let before = app.filed(&app.clear_people().next().unwrap()).await;
    app.service.clock.advance(Duration::HOUR);
    let after = app.filed(&app.clear_people().nth(1).unwrap()).await;
    assert_eq!(rule_of(&app, before).await.0, "at-risk-v2a");
    assert_eq!(rule_of(&app, after).await, ("at-risk-v2z".into(), stamp(&app, "at-risk-v2z").to_vec()));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn rules_that_fail_their_check_leave_those_before_them_running(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut files = RuleFiles::default();
    files.insert(V2A, changed(V2A, "per_mille = 50", "per_mile = 50"));
    publish_unchecked(&app, files, MORNING + Duration::HOUR).await;
    let old = stamp(&app, "at-risk-v2a");
    app.service.clock.advance(Duration::HOUR);
    let claim_id = app.filed(&app.farmer()).await;
    assert_eq!(rule_of(&app, claim_id).await.1, old);
    let mut anne = officer(&app, "anne").await;
    let desk = anne.get(DESK).await.main();
    assert!(
        desk.contains("Les précédentes continuent") && desk.contains("unknown field `per_mile`"),
        "{desk}"
    );
    // A process that starts now does not serve: it has no rules that are right.
    let again = TestApp::new(app.owner.clone()).await;
    again.service.clock.advance(Duration::HOUR);
    assert!(rules::begin(&again.service).await.is_err());
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn another_instance_begins_with_what_is_published(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let shipped = stamp(&app, "at-risk-v2a");
    let mut files = RuleFiles::default();
    files.insert(V2A, changed(V2A, "per_mille = 50", "per_mille = 60"));
    publish_unchecked(&app, files, MORNING).await;
    rules::begin(&app.service).await.unwrap();
    let other = TestApp::new(app.owner.clone()).await;
    rules::begin(&other.service).await.unwrap();
    assert_eq!(stamp(&other, "at-risk-v2a"), stamp(&app, "at-risk-v2a"));
    assert_ne!(stamp(&other, "at-risk-v2a"), shipped);
}

/// The text as it could be published before an appeal had to name its body and its months.
fn without_bodies(path: &str) -> String {
    let newer = ["body.fr = ", "body.en = ", "months = "];
    let text = shipped(path);
    let kept = text.lines().filter(|line| !newer.iter().any(|start| line.starts_with(start)));
    kept.flat_map(|line| [line, "\n"]).collect()
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_database_with_rules_from_before_an_appeal_named_its_body_starts(pool: PgPool) {
    const SCHEME: &str = "at-risk/scheme.toml";
    let app = TestApp::new(pool).await;
    let mut files = RuleFiles::default();
    let (old, scheme) = (without_bodies(V2A), shipped(SCHEME).split("[[check]]").next().unwrap().to_owned());
    files.insert(V2A, old.clone());
    files.insert(SCHEME, scheme.clone());
    publish_unchecked(&app, files, MORNING).await;
    rules::begin(&app.service).await.unwrap();

    let stamped = stamp(&app, "at-risk-v2a");
    let mut owner = app.owner.acquire().await.unwrap();
    let texts = find_texts(&mut owner, &stamped).await.unwrap();
    assert_eq!(
        texts,
        [scheme, old.clone()],
        "its hash leads to the text that was published, not to what is assumed"
    );
    let claim_id = app.filed(&app.clear_people().next().unwrap()).await;
    assert_eq!(rule_of(&app, claim_id).await, ("at-risk-v2a".into(), stamped.to_vec()));

    // Rules still get published, and whoever writes that version anew has to say it.
    let (mut anne, mut berthe) = (officer(&app, "anne").await, officer(&app, "berthe").await);
    let v2b = "at-risk/v2b.toml";
    let draft = proposed(&app, &mut anne, v2b, &changed(v2b, "per_mille = 50", "per_mille = 60")).await;
    leads_to(&publish(&mut berthe, &draft, "12:00").await, "/agent/regles?published");
    let draft = begin_draft(&mut anne, V2A).await;
    save(&mut anne, &draft, V2A, &format!("{old}# encore\n")).await;
    let told = anne.get(&draft).await.text_of(".rules-desk__faults");
    assert!(told.contains("appeal.medical has no body and no months"), "{told}");
    save(&mut anne, &draft, V2A, &changed(V2A, "per_mille = 50", "per_mille = 60")).await;
    assert_eq!(anne.get(&draft).await.text_of(".rules-desk__faults"), "");
}
