//! The acts, and why each may be refused: two people, the hour, a page that is late, texts that were replaced.

use super::{
    DESK, SINCE, V2A, V9, act, begin_draft, changed, leads_to, officer, proposed, publish, save, shipped,
    stamp,
};
use crate::app::TestApp;
use abri_server::persistence::rules::journal;
use sqlx::PgPool;
use time::Duration;

fn mended() -> String {
    changed(V2A, "per_mille = 50", "per_mille = 60")
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn nobody_publishes_what_they_wrote_changed_or_proposed(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let [mut anne, mut berthe, mut carole, mut diane] = [
        officer(&app, "anne").await,
        officer(&app, "berthe").await,
        officer(&app, "carole").await,
        officer(&app, "diane").await,
    ];
    let draft = begin_draft(&mut anne, V2A).await;
    leads_to(&save(&mut berthe, &draft, V2A, &mended()).await, &format!("{draft}?saved"));
    act(&mut anne, &draft, "simulation", &SINCE).await;
    app.work().await;
    leads_to(&act(&mut carole, &draft, "proposition", &[]).await, &format!("{draft}?proposed"));
    for author in [&mut anne, &mut berthe, &mut carole] {
        let page = publish(author, &draft, "12:00").await;
        assert_eq!(page.status, 422);
        assert!(page.main().contains("une autre personne le publie"), "{}", page.main());
    }
    assert_eq!(app.count("SELECT count(*) FROM rule_publications").await, 0);
    leads_to(&publish(&mut diane, &draft, "12:00").await, "/agent/regles?published");
    let mut owner = app.owner.acquire().await.unwrap();
    let mut said = Vec::new();
    let found = journal::verify(&mut owner, |record| said.push(record.act.code())).await.unwrap();
    assert_eq!(said, ["drafted", "edited", "simulated", "proposed", "published"]);
    assert_eq!((found.records, found.broken_at), (5, None));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_publication_is_cancelled_before_its_hour_and_never_after(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (mut anne, mut berthe) = (officer(&app, "anne").await, officer(&app, "berthe").await);
    let draft = proposed(&app, &mut anne, V2A, &mended()).await;
    publish(&mut berthe, &draft, "08:20").await;
    let old = stamp(&app, "at-risk-v2a");
    let cancel = |desk: &crate::app::Page| {
        let html = desk.html();
        let path =
            html.split("action=\"/agent/regles/publications/").nth(1).unwrap().split('"').next().unwrap();
        format!("{DESK}/publications/{path}")
    };
    let desk = anne.get(DESK).await;
    let (path, token) = (cancel(&desk), desk.value_of("token"));
    leads_to(&anne.post(&path, &[("token", &token)]).await, "/agent/regles?cancelled");
    app.service.clock.advance(Duration::minutes(20));
    app.work().await;
    assert_eq!(stamp(&app, "at-risk-v2a"), old);
    // The draft can be worked on again, and published anew.
    leads_to(&act(&mut anne, &draft, "proposition", &[]).await, &format!("{draft}?proposed"));
    leads_to(&publish(&mut berthe, &draft, "08:30").await, "/agent/regles?published");
    let path = cancel(&anne.get(DESK).await);
    app.service.clock.advance(Duration::minutes(10));
    app.work().await;
    assert_ne!(stamp(&app, "at-risk-v2a"), old);
    let late = anne.post(&path, &[("token", &token)]).await;
    assert_eq!(late.status, 409);
    assert!(late.main().contains("ne peut pas être annulé"), "{}", late.main());
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_late_page_loses_nothing_and_says_who_was_faster(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (mut anne, mut berthe) = (officer(&app, "anne").await, officer(&app, "berthe").await);
    let draft = begin_draft(&mut anne, V2A).await;
    let late = berthe.get(&draft).await;
    save(&mut anne, &draft, V2A, &mended()).await;
    let (token, version) = (late.value_of("token"), late.value_of("version"));
    let fields = [
        ("token", token.as_str()),
        ("version", version.as_str()),
        ("title", "Mon titre"),
        ("why", "Mes mots"),
        ("path-0", V2A),
        ("text-0", "# ce que j’ai écrit"),
    ];
    let page = berthe.post(&format!("{draft}/enregistrer"), &fields).await;
    assert_eq!(page.status, 409);
    let main = page.main();
    assert!(main.contains("anne de test, 25 mars 2020") && main.contains("# ce que j’ai écrit"), "{main}");
    assert!(page.html().contains("value=\"Mon titre\"") && main.contains("Mes mots"));
    assert!(!anne.get(&draft).await.main().contains("# ce que j’ai écrit"));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn an_hour_that_is_over_or_no_hour_is_refused_and_kept(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (mut anne, mut berthe) = (officer(&app, "anne").await, officer(&app, "berthe").await);
    let draft = proposed(&app, &mut anne, V2A, &mended()).await;
    for (hour, said) in
        [("07:59", "déjà passée"), ("25:00", "Indiquez une heure"), ("", "Indiquez une heure")]
    {
        let page = publish(&mut berthe, &draft, hour).await;
        assert_eq!(page.status, 422, "{hour}");
        assert!(page.main().contains(said), "{hour}: {}", page.main());
        assert_eq!(page.value_of("publish_hour"), hour);
    }
    // The minute that runs means at once.
    leads_to(&publish(&mut berthe, &draft, "8 h").await, "/agent/regles?published");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn saving_takes_a_proposal_back_and_a_given_up_draft_stays_so(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (mut anne, mut berthe) = (officer(&app, "anne").await, officer(&app, "berthe").await);
    let draft = proposed(&app, &mut anne, V2A, &mended()).await;
    let proposal = berthe.get(&draft).await;
    save(&mut anne, &draft, V2A, &(mended() + "# encore\n")).await;
    let page = publish(&mut berthe, &draft, "12:00").await;
    assert_eq!(page.status, 409, "{}", page.main());
    assert!(page.main().contains("en cours d’écriture"));
    drop(proposal);
    leads_to(&act(&mut anne, &draft, "retrait", &[]).await, "/agent/regles?withdrawn");
    let page = anne.get(&draft).await;
    assert!(page.main().contains("abandonné") && !page.html().contains("/enregistrer"));
    assert!(page.html().contains("per_mille = 60"));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_second_of_two_drafts_of_a_file_does_not_undo_the_first(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (mut anne, mut berthe) = (officer(&app, "anne").await, officer(&app, "berthe").await);
    let first = proposed(&app, &mut anne, V2A, &mended()).await;
    let other = changed(V2A, "per_mille = 50", "per_mille = 70");
    let second = proposed(&app, &mut anne, V2A, &other).await;
    publish(&mut berthe, &first, "09:00").await;
    let page = publish(&mut berthe, &second, "10:00").await;
    assert_eq!(page.status, 422);
    assert!(page.main().contains("ont changé depuis") && page.main().contains(V2A), "{}", page.main());
    // Before the first has begun the file is as it was, but the first would undo the second.
    assert_eq!(publish(&mut berthe, &second, "08:30").await.status, 422);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn nothing_is_published_before_someone_saw_what_it_would_change(pool: PgPool) {
    let app = TestApp::new(pool).await;
    app.filed(&app.farmer()).await;
    let (mut anne, mut berthe) = (officer(&app, "anne").await, officer(&app, "berthe").await);
    let draft = begin_draft(&mut anne, V2A).await;
    save(&mut anne, &draft, V2A, &mended()).await;
    act(&mut anne, &draft, "proposition", &[]).await;
    let page = publish(&mut berthe, &draft, "12:00").await;
    assert_eq!(page.status, 422);
    assert!(page.main().contains("Lancez d’abord la simulation"), "{}", page.main());
    act(&mut anne, &draft, "simulation", &SINCE).await;
    assert_eq!(publish(&mut berthe, &draft, "12:00").await.status, 422, "asked for, not done");
    app.work().await;
    leads_to(&publish(&mut berthe, &draft, "12:00").await, "/agent/regles?published");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_next_version_is_prefilled_from_the_last_one(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut anne = officer(&app, "anne").await;
    let token = anne.get(DESK).await.value_of("token");
    let base = [("token", token.as_str()), ("kind", "next"), ("rule_scheme", "at-risk")];
    let missing = anne.post("/agent/regles/brouillons", &[&base[..], &[("title", "V10")]].concat()).await;
    assert_eq!((missing.status.as_u16(), missing.faults()), (422, vec!["why".into(), "from_day".into()]));
    assert_eq!(missing.value_of("title"), "V10");
    let rest = [
        ("title", "V10"),
        ("why", "Loi"),
        ("from_day", "1"),
        ("from_month", "janvier"),
        ("from_year", "2024"),
    ];
    let page = anne.post("/agent/regles/brouillons", &[&base[..], &rest[..]].concat()).await;
    let draft = page.location.unwrap();
    let main = anne.get(&draft).await.main();
    assert!(main.contains("id = \"at-risk-v10\"") && main.contains("until = 2024-01-01T00:00:00+01:00"));
    // The examples of the old end are told, each with its line.
    assert!(main.contains("at-risk/v9.toml, ligne") && main.contains("example \"years later\""), "{main}");
    assert!(main.contains("at-risk-v10, nouvelle, comparée à at-risk-v9"));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_text_is_found_by_its_hash_and_a_new_scheme_has_a_place_to_begin(pool: PgPool) {
    let app = TestApp::new(pool).await;
    abri_server::rules::begin(&app.service).await.unwrap();
    let mut anne = officer(&app, "anne").await;
    let stamp = data_encoding::HEXLOWER.encode(&stamp(&app, "at-risk-v9"));
    let page = anne.get(&format!("{DESK}/textes/{stamp}")).await;
    assert_eq!(page.html(), format!("{}\n{}", shipped("at-risk/scheme.toml"), shipped(V9)));
    for unknown in ["00", "x", &"0".repeat(64)] {
        assert_eq!(anne.get(&format!("{DESK}/textes/{unknown}")).await.status, 404, "{unknown}");
    }
    let token = anne.get(DESK).await.value_of("token");
    let new = |name: &'static str| {
        let token = token.clone();
        [
            ("token", token),
            ("kind", "scheme".into()),
            ("new_scheme", name.into()),
            ("title", "T".into()),
            ("why", "P".into()),
        ]
    };
    for (name, wanted) in [("garde-enfant", 303), ("at-risk", 422), ("Garde", 422), ("../x", 422), ("", 422)]
    {
        let fields = new(name);
        let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(anne.post("/agent/regles/brouillons", &fields).await.status, wanted, "{name}");
    }
}
