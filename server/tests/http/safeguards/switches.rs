//! The kill switch: one person holds, another one lets go, and the next claim knows.

use super::{SAFEGUARDS, agent, case, hold, let_go, officer};
use crate::app::TestApp;
use abri_domain::assessment::{AssessmentRecord, Facts, Held, Outcome, assess_holding};
use abri_domain::register::RegisterAnswers;
use abri_domain::rules::Verdict;
use abri_domain::status::Territory;
use abri_domain::stoppage::Stoppage;
use abri_domain::zone::{Side, Zone};
use abri_server::clock::paris;
use abri_server::demo::people::SyntheticClaim;
use abri_server::persistence::medical;
use abri_server::pipeline::rulemaking::Officer;
use abri_server::pipeline::switches::{self, Turned};
use axum::http::StatusCode;
use sqlx::PgPool;
use uuid::Uuid;

async fn whole_record(app: &TestApp, claim_id: Uuid) -> AssessmentRecord {
    let mut zone_m = app.service.pools.medical.acquire().await.unwrap();
    let (key, _) = medical::open(&mut zone_m, &app.service.keys.zone_m, claim_id).await.unwrap();
    medical::assessment(&mut zone_m, &key, claim_id).await.unwrap().unwrap()
}

/// The facts of a claim, from what is stored of it and what the register holds on its person.
async fn facts(app: &TestApp, claim_id: Uuid, person: &SyntheticClaim) -> Facts {
    let claim = app.claim(claim_id).await;
    let file = claim.open(&app.service.keys.zone_a).unwrap();
    let mut zone_m = app.service.pools.medical.acquire().await.unwrap();
    let (_, medical) = medical::open(&mut zone_m, &app.service.keys.zone_m, claim_id).await.unwrap();
    let ground = medical.ground.unwrap();
    Facts {
        requested_at: paris(claim.submitted_at),
        stoppage: Stoppage::new(claim.first_day, claim.last_day).unwrap(),
        status: claim.insured_status,
        other_status: file.other_status,
        health_worker: file.health_worker,
        telework: file.telework,
        territory: Territory::of_postal_code(file.insured.address.postal_code.as_str()),
        birth_date: Some(file.insured.birth_date),
        ground: ground.code().to_owned(),
        answers: ground.answers().clone(),
        register: RegisterAnswers::of(person.register.as_ref(), &ground),
        overlaps_another: false,
        nir_provisional: false,
        nir_disagrees_with_birth: false,
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_next_claim_goes_to_a_person_who_reads_why(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut people = app.clear_people();
    let before = app.filed(&people.next().unwrap()).await;
    assert_eq!(app.state(before).await, "approved");
    let page = hold(&mut officer(&app, "rita").await, "affiliated").await;
    assert_eq!(page.location.as_deref(), Some("/agent/regles/garde-fous?held"), "{}", page.main());
    let after = app.filed(&people.next().unwrap()).await;
    assert_eq!(app.state(after).await, "in-review administrative");
    assert_eq!(app.state(before).await, "approved", "what was granted stays granted");
    let found = whole_record(&app, after).await.findings;
    let finding = found.iter().find(|finding| finding.code == "affiliated").unwrap();
    assert_eq!((finding.verdict, finding.blocks), (Verdict::Yes, true));
    let mut anne = agent(&app, "anne", "caseworker").await;
    let file = anne.get(&case(after)).await;
    assert!(file.text_of(".findings").contains("En ce moment, une personne vérifie ce point."));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_decision_keeps_what_was_held_and_is_replayed_from_it(pool: PgPool) {
    let app = TestApp::new(pool).await;
    hold(&mut officer(&app, "rita").await, "ald-recognised").await;
    let farmer = app.farmer();
    let claim_id = app.filed(&farmer).await;
    assert_eq!(app.state(claim_id).await, "in-review medical");
    let record = whole_record(&app, claim_id).await;
    assert_eq!(record.held, Held::from_iter(["ald-recognised"]));
    assert_eq!(record.outcome, Outcome::Review { side: Side::Medical, door: None });
    let administrative = app.claim(claim_id).await.assessment.unwrap();
    assert_eq!(administrative, record.for_zone(Zone::Administrative));
    assert!(!serde_json::to_string(&administrative).unwrap().contains("ald"), "zone A knows of no ground");
    // Let go since: the replay goes by what was held then.
    let_go(&mut officer(&app, "remi").await, "ald-recognised").await;
    let book = app.service.rules.book("at-risk").unwrap();
    let day = app.service.clock.today();
    let facts = facts(&app, claim_id, &farmer).await;
    assert!(assess_holding(&facts, &book, &record.held, day).record() == record);
    assert!(assess_holding(&facts, &book, Held::NOTHING, day).record() != record);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn only_another_person_lets_the_machine_say_yes_again(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (mut rita, mut remi) = (officer(&app, "rita").await, officer(&app, "remi").await);
    hold(&mut rita, "affiliated").await;
    let refused = let_go(&mut rita, "affiliated").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text_of(".error-summary").contains("une autre personne"), "{}", refused.main());
    assert!(refused.html().contains("réparé"), "what was typed is kept");
    let mut people = app.clear_people();
    let held_back = app.filed(&people.next().unwrap()).await;
    assert_eq!(app.state(held_back).await, "in-review administrative");
    assert_eq!(
        let_go(&mut remi, "affiliated").await.location.as_deref(),
        Some("/agent/regles/garde-fous?let-go")
    );
    let claim_id = app.filed(&people.next().unwrap()).await;
    assert_eq!(app.state(claim_id).await, "approved");
    // And the other way round, in the same history.
    assert_eq!(hold(&mut remi, "affiliated").await.status, StatusCode::SEE_OTHER);
    assert_eq!(let_go(&mut remi, "affiliated").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let journal = rita.get(SAFEGUARDS).await.main();
    for words in ["registre en panne", "réparé", "rita de test", "remi de test", "at-risk/affiliated"] {
        assert!(journal.contains(words), "{words}");
    }
    let sealed: Vec<Vec<u8>> = sqlx::query_scalar("SELECT sealed_reason FROM criterion_switches")
        .fetch_all(&app.owner)
        .await
        .unwrap();
    assert_eq!(sealed.len(), 3);
    assert!(sealed.iter().all(|sealed| !String::from_utf8_lossy(sealed).contains("panne")));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn two_who_turn_the_same_switch_at_once_turn_it_once(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut officers = Vec::new();
    for login in ["rita", "remi"] {
        let staff_id = app.hire(login, "rules-officer").await;
        let (name, language, form_token) = (String::new(), "fr".to_owned(), String::new());
        officers.push(Officer { staff_id, name, language, form_token });
    }
    let switch = ("at-risk", "affiliated");
    let (first, second) = tokio::join!(
        switches::hold(&app.service, &officers[0], switch, "a"),
        switches::hold(&app.service, &officers[1], switch, "b")
    );
    let mut turned = [first.unwrap(), second.unwrap()];
    turned.sort_by_key(|turned| *turned != Turned::Done);
    assert_eq!(turned, [Turned::Done, Turned::AlreadySo]);
    assert_eq!(app.count("SELECT count(*) FROM criterion_switches").await, 1);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_form_that_is_not_right_says_so_and_loses_nothing(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut rita = officer(&app, "rita").await;
    let token = rita.get(SAFEGUARDS).await.value_of("token");
    for (criterion, reason, faults) in [
        ("", "", vec!["criterion", "hold_reason"]),
        ("at-risk/affiliated", "  ", vec!["hold_reason"]),
        ("at-risk/no-such", "panne", vec!["criterion"]),
        ("affiliated", "panne", vec!["criterion"]),
        ("no-such/affiliated", "panne", vec!["criterion"]),
    ] {
        let fields = [("token", token.as_str()), ("criterion", criterion), ("hold_reason", reason)];
        let page = rita.post(&format!("{SAFEGUARDS}/suspendre"), &fields).await;
        assert_eq!(
            (page.status, page.faults()),
            (StatusCode::UNPROCESSABLE_ENTITY, faults.iter().map(ToString::to_string).collect())
        );
        assert!(page.html().contains(reason), "{criterion}");
    }
    assert_eq!(app.count("SELECT count(*) FROM criterion_switches").await, 0);
    hold(&mut rita, "affiliated").await;
    let late = hold(&mut rita, "affiliated").await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.text_of(".error-summary").contains("déjà"));
}

/// The rules that the page of the check carries to the browser.
async fn carried(app: &TestApp) -> String {
    let page = app.browser().get("/fr/suis-je-concerne").await.html();
    page.split("data-rules=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap().to_owned()
}

const CHECK: &str = "/fr/suis-je-concerne";

/// Answers to the check that come to a yes.
const WITH_ALD: [(&str, &str); 5] = [
    ("status", "farmer"),
    ("health_worker", "no"),
    ("ground", "ald"),
    ("answer-ald-number", "8"),
    ("telework", "impossible"),
];

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_check_promises_no_yes_while_nobody_can_tell_what_is_held(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let yes = app.browser().post(CHECK, &WITH_ALD).await.text_of("#answer");
    assert!(!yes.contains("une personne regardera"), "{yes}");
    app.service.pools.close().await;
    assert!(abri_server::rules::refresh(&app.service).await.is_err());
    let unsure = app.browser().post(CHECK, &WITH_ALD).await.text_of("#answer");
    assert!(unsure.contains("une personne regardera"), "{unsure}");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_check_promises_no_yes_at_once_while_a_criterion_is_held(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let before = app.browser().post(CHECK, &WITH_ALD).await.text_of("#answer");
    let rules = carried(&app).await;
    hold(&mut officer(&app, "rita").await, "ald-recognised").await;
    let after = app.browser().post(CHECK, &WITH_ALD).await;
    assert!(after.text_of("#answer").contains("une personne regardera"), "{}", after.main());
    assert!(after.text_of("[data-says=held]:not([hidden])").contains("une personne vérifie ce point"));
    assert_ne!(before, after.text_of("#answer"));
    assert_ne!(rules, carried(&app).await, "the browser learns of it with the page");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn rules_officers_alone_have_the_page_and_they_open_no_file(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let claim_id = app.filed(&app.for_caseworkers().next().unwrap()).await;
    let acts = [format!("{SAFEGUARDS}/suspendre"), format!("{SAFEGUARDS}/retablir")];
    for role in ["caseworker", "medical-officer"] {
        let mut browser = agent(&app, role, role).await;
        assert_eq!(browser.get(SAFEGUARDS).await.status, StatusCode::NOT_FOUND, "{role}");
        let token = browser.get("/agent").await.value_of("token");
        for act in &acts {
            let page = browser.post(act, &[("token", &token)]).await;
            assert_eq!(page.status, StatusCode::NOT_FOUND, "{role}");
        }
    }
    let mut rita = officer(&app, "rita").await;
    assert_eq!(rita.get(SAFEGUARDS).await.status, StatusCode::OK);
    for act in &acts {
        assert_eq!(rita.post(act, &[]).await.status, StatusCode::FORBIDDEN, "without the session's token");
    }
    for path in [case(claim_id), "/agent/controles".to_owned()] {
        assert_eq!(rita.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(app.browser().get(SAFEGUARDS).await.location.as_deref(), Some("/agent/connexion"));
}
