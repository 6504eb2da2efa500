//! Four eyes: what one person proposes counts once another of the same side confirmed it, and nobody hears of it before.

use super::{agent, approve, case, in_hand, take};
use crate::app::claims::another;
use crate::app::follow::OWN;
use crate::app::{Browser, TestApp};
use axum::http::StatusCode;
use sqlx::PgPool;
use uuid::Uuid;

const NO: [(&str, &str); 4] = [
    ("verdict", "refuse"),
    ("reason", "not-at-risk"),
    ("explanation", "Le certificat ne suffit pas."),
    ("note", "compte rendu de cardiologie"),
];
const SENSITIVE: [(&str, &str); 3] = [
    ("verdict", "refuse"),
    ("reason", "identity-not-established"),
    ("explanation", "Envoyez une pièce d’identité."),
];

/// Proposes what a second person has to confirm.
async fn propose(browser: &mut Browser<'_>, claim_id: Uuid, fields: &[(&str, &str)]) {
    let page = browser.act(&case(claim_id), "decision", fields).await;
    assert_eq!(page.location.as_deref(), Some("/agent?proposed"), "{}", page.main());
}

async fn confirm(browser: &mut Browser<'_>, claim_id: Uuid) {
    take(browser, claim_id).await;
    let page = browser.act(&case(claim_id), "confirmation", &[("verdict", "confirm")]).await;
    assert_eq!(page.location.as_deref(), Some("/agent?confirmed"), "{}", page.main());
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_medical_no_counts_once_a_second_officer_confirmed_it(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let person = app.for_medical_officers().next().unwrap();
    let (claim_id, mut doctor) = {
        let claim_id = app.filed(&person).await;
        let mut doctor = agent(&app, "holder", "medical-officer").await;
        doctor.take_next().await;
        (claim_id, doctor)
    };
    let mut insured = app.insured(claim_id, &person).await;
    let mails = app.mails().len();
    propose(&mut doctor, claim_id, &NO).await;
    app.work().await;
    assert_eq!(app.state(claim_id).await, "in-review medical");
    assert_eq!(app.mails().len(), mails, "nobody is told");
    let before = insured.get(OWN).await.main();
    assert!(
        before.contains("Une personne examine votre demande") && !before.contains("certificat"),
        "{before}"
    );
    assert_eq!(app.claim(claim_id).await.held_by, None);

    let second_id = app.hire("second", "medical-officer").await;
    let mut second = app.browser();
    second.sign_in("second").await;
    assert!(second.get("/agent").await.main().contains("À confirmer"));
    confirm(&mut second, claim_id).await;
    app.work().await;
    assert_eq!(app.state(claim_id).await, "refused");
    let acts = app.acts(claim_id).await;
    assert_eq!(acts[2..], ["medical-officer proposed", "medical-officer refused"]);
    let last = app.history(claim_id).await.pop().unwrap();
    assert_eq!(last.actor_id, Some(second_id));
    assert!(last.event.proposer().is_some_and(|proposer| proposer != second_id));
    let page = insured.get(OWN).await.main();
    for words in [
        "Le certificat ne suffit pas.",
        "liste des personnes à risque",
        "sous pli confidentiel",
        "jusqu’au 27 avril 2020",
        "expertise médicale",
        "après relecture par une deuxième personne",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(!page.contains("cardiologie"));
    assert_eq!(app.count("SELECT count(*) FROM decisions WHERE proposed_by IS NOT NULL").await, 1);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_words_of_a_medical_proposal_stay_in_zone_m(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (claim_id, mut doctor) = in_hand(&app, "medical-officer").await;
    propose(&mut doctor, claim_id, &NO).await;
    let row: String = sqlx::query_scalar(
        "SELECT proposals::text || claims::text FROM proposals JOIN claims USING (claim_id)",
    )
    .fetch_one(&app.owner)
    .await
    .unwrap();
    assert!(row.contains("medical-conclusion") && !row.contains("not-at-risk"), "{row}");
    assert_eq!(app.count("SELECT count(*) FROM proposals WHERE sealed IS NOT NULL").await, 0);
    let mut anne = agent(&app, "anne", "caseworker").await;
    let page = anne.get(&case(claim_id)).await.html();
    for words in ["certificat", "cardiologie", "liste des personnes à risque"] {
        assert!(!page.contains(words), "{words}");
    }
    let own = doctor.get(&case(claim_id)).await.main();
    assert!(
        own.contains("Le certificat ne suffit pas.") && own.contains("quelqu’un d’autre que son auteur"),
        "{own}"
    );
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn nobody_is_the_second_person_to_themselves_not_even_in_another_role(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (claim_id, mut doctor) = in_hand(&app, "medical-officer").await;
    propose(&mut doctor, claim_id, &NO).await;
    assert_eq!(doctor.take_next().await, "/agent?rien");
    assert_eq!(doctor.act_unheld(&app, claim_id, "prendre").await, StatusCode::SEE_OTHER);
    assert_eq!(app.claim(claim_id).await.held_by, None, "not taken");
    let answer = doctor.act_unheld(&app, claim_id, "confirmation").await;
    assert_eq!(answer, StatusCode::CONFLICT);
    sqlx::query("UPDATE staff SET role = 'medical-technician' WHERE login = 'holder'")
        .execute(&app.owner)
        .await
        .unwrap();
    assert_eq!(doctor.take_next().await, "/agent?rien");
    let answer = doctor.act_unheld(&app, claim_id, "confirmation").await;
    assert_eq!(answer, StatusCode::CONFLICT);
    assert_eq!(app.state(claim_id).await, "in-review medical");
}

impl Browser<'_> {
    /// Posts an act that the page does not offer: taking the claim, or confirming what waits.
    async fn act_unheld(&mut self, app: &TestApp, claim_id: Uuid, act: &str) -> StatusCode {
        let token = self.get("/agent").await.value_of("token");
        let version = app.claim(claim_id).await.version.to_string();
        let fields = [("token", token.as_str()), ("version", version.as_str()), ("verdict", "confirm")];
        self.post(&format!("{}/{act}", case(claim_id)), &fields).await.status
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_proposal_sent_back_returns_to_who_made_it_with_words(pool: PgPool) {
    const WORDS: &str = "La carte Vitale est au dossier.";
    let app = TestApp::new(pool).await;
    let (claim_id, mut anne) = in_hand(&app, "caseworker").await;
    propose(&mut anne, claim_id, &SENSITIVE).await;
    let mut berthe = agent(&app, "berthe", "caseworker").await;
    take(&mut berthe, claim_id).await;
    let page = berthe.get(&case(claim_id)).await.main();
    assert!(
        page.contains("Motif de refus sensible") && page.contains("Envoyez une pièce d’identité."),
        "{page}"
    );
    let nothing = berthe.act(&case(claim_id), "confirmation", &[("verdict", "send-back")]).await;
    assert_eq!(
        (nothing.status, nothing.faults()),
        (StatusCode::UNPROCESSABLE_ENTITY, vec!["words_back".into()])
    );
    let odd = berthe.act(&case(claim_id), "confirmation", &[("verdict", "x"), ("words_back", WORDS)]).await;
    assert_eq!(odd.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(odd.text_of("textarea[name=words_back]").contains(WORDS), "what was typed stays");
    let back = [("verdict", "send-back"), ("words_back", WORDS)];
    let page = berthe.act(&case(claim_id), "confirmation", &back).await;
    assert_eq!(page.location.as_deref(), Some("/agent?sent-back"));
    assert_eq!(app.state(claim_id).await, "in-review administrative");
    let own = anne.get(&case(claim_id)).await.main();
    assert!(own.contains(WORDS) && own.contains("réservé pour vous"), "{own}");
    assert_eq!(app.acts(claim_id).await[2..], ["caseworker proposed", "caseworker sent-back"]);
    // What comes next is a decision like any other.
    approve(&mut anne, claim_id).await;
    assert_eq!(app.state(claim_id).await, "approved");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_decision_that_turns_another_around_is_confirmed(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let claim_id = app.filed(&app.farmer()).await;
    assert_eq!(app.state(claim_id).await, "approved");
    let mut anne = agent(&app, "anne", "caseworker").await;
    anne.act(&case(claim_id), "reexamen", &[]).await;
    take(&mut anne, claim_id).await;
    let no = [("verdict", "refuse"), ("reason", "already-covered"), ("explanation", "Déjà en arrêt.")];
    propose(&mut anne, claim_id, &no).await;
    assert_eq!(app.state(claim_id).await, "in-review administrative");
    let mut berthe = agent(&app, "berthe", "caseworker").await;
    confirm(&mut berthe, claim_id).await;
    assert_eq!(app.state(claim_id).await, "refused");
    assert!(berthe.get(&case(claim_id)).await.main().contains("Déjà en arrêt."));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn whoever_is_being_onboarded_decides_nothing_alone_and_confirms_nothing(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut people = app.for_caseworkers();
    let (first, second) = (people.next().unwrap(), another(people.next().unwrap(), 921));
    let (mine, other) = (app.filed(&first).await, app.filed(&second).await);
    let mut ada = agent(&app, "ada", "administrator").await;
    let new_id = app.hire("new", "caseworker").await;
    let until = [("until_day", "31"), ("until_month", "3"), ("until_year", "2020")];
    let path = format!("/agent/equipe/{new_id}");
    let token = ada.get(&path).await.value_of("token");
    let page = ada
        .post(&format!("{path}/formation"), &[&[("token", token.as_str())], until.as_slice()].concat())
        .await;
    assert_eq!(page.location, Some(format!("{path}?onboarding-set")));
    let mut new = app.browser();
    new.sign_in("new").await;
    assert!(new.get("/agent").await.html().contains("(gestionnaire, en formation)"));
    take(&mut new, mine).await;
    propose(&mut new, mine, &[("verdict", "approve")]).await;
    let mut anne = agent(&app, "anne", "caseworker").await;
    take(&mut anne, other).await;
    propose(&mut anne, other, &SENSITIVE).await;
    assert_eq!(new.take_next().await, "/agent?rien", "neither their own nor someone else's");
    assert!(new.get(&case(other)).await.main().contains("une personne en formation n’en confirme pas"));
    confirm(&mut anne, mine).await;
    assert_eq!(app.state(mine).await, "approved");
    // Over, they are the second person like anyone.
    let page = ada.post(&format!("{path}/fin-de-formation"), &[("token", token.as_str())]).await;
    assert_eq!(page.location, Some(format!("{path}?onboarding-ended")));
    confirm(&mut new, other).await;
    assert_eq!(app.state(other).await, "refused");
    let journal = ada.get(&path).await.main();
    assert!(journal.contains("Formation commencée (en formation jusqu’au 31 mars 2020)"), "{journal}");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_claim_that_went_on_leaves_no_proposal_behind(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (claim_id, mut anne) = in_hand(&app, "caseworker").await;
    propose(&mut anne, claim_id, &SENSITIVE).await;
    let mut berthe = agent(&app, "berthe", "caseworker").await;
    take(&mut berthe, claim_id).await;
    let stale = berthe.get(&case(claim_id)).await;
    let (token, version) = (stale.value_of("token"), stale.value_of("version"));
    abri_server::pipeline::follow_up::withdraw(&app.service, claim_id).await.unwrap();
    let fields = [("token", token.as_str()), ("version", version.as_str()), ("verdict", "confirm")];
    let page = berthe.post(&format!("{}/confirmation", case(claim_id)), &fields).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert!(page.main().contains("assuré"), "who changed it, and when");
    assert_eq!(app.state(claim_id).await, "withdrawn");
    let overtaken = "SELECT count(*) FROM proposals WHERE outcome = 'overtaken' AND settled_by IS NULL";
    assert_eq!(app.count(overtaken).await, 1);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn twenty_decisions_at_once_make_one(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (claim_id, mut anne) = in_hand(&app, "caseworker").await;
    let page = anne.get(&case(claim_id)).await;
    let (token, version) = (page.value_of("token"), page.value_of("version"));
    let (yes, no) = (("verdict", "approve"), ("verdict", "refuse"));
    let race = (0..20).map(|place| {
        let mut browser = anne.clone();
        let (token, version, path) = (token.clone(), version.clone(), format!("{}/decision", case(claim_id)));
        async move {
            let mut fields = vec![("token", token.as_str()), ("version", version.as_str())];
            fields.push(if place % 2 == 0 { yes } else { no });
            fields.extend([("reason", "telework-possible"), ("explanation", "Non.")]);
            browser.post(&path, &fields).await.status
        }
    });
    let answers = futures_util::future::join_all(race).await;
    let won = answers.iter().filter(|status| **status == StatusCode::SEE_OTHER).count();
    let late = answers.iter().filter(|status| **status == StatusCode::CONFLICT).count();
    assert_eq!((won, late), (1, 19), "{answers:?}");
    let decided = app
        .acts(claim_id)
        .await
        .into_iter()
        .filter(|act| ["caseworker approved", "caseworker refused"].contains(&act.as_str()));
    assert_eq!(decided.count(), 1);
    assert_eq!(app.count("SELECT count(*) FROM decisions").await, 1);
}
