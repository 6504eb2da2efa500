//! The desk of those who answer: take next, what a question shows, faults, what comes too late.

use super::{SECRET, agent, answer, asked, case, person, take_question};
use crate::app::TestApp;
use abri_domain::opinion::OpinionQuestion;
use abri_domain::staff::StaffRole;
use abri_server::persistence::opinions;
use abri_server::persistence::staff::funds;
use axum::http::StatusCode;
use sqlx::PgPool;
use std::collections::HashSet;
use time::Duration;
use tokio::task::JoinSet;
use uuid::Uuid;

/// What each kind of question says of the claim, and no other.
#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_question_shows_what_it_needs_and_the_rest_stays_closed(pool: PgPool) {
    let all =
        ["Jours demandés", "Âge le premier jour", "Demande reçue le", "Dernier jour travaillé", "Travail"];
    let all = all.into_iter().chain(["Motif déclaré", "Réponses", "Registre"]);
    let table = [
        ("situation", vec!["Jours demandés", "Âge le premier jour", "Motif déclaré", "Réponses", "Registre"]),
        ("length", vec!["Jours demandés", "Motif déclaré", "Réponses"]),
        ("work", vec!["Jours demandés", "Travail", "Motif déclaré"]),
        ("start", vec!["Jours demandés", "Demande reçue le", "Dernier jour travaillé", "Motif déclaré"]),
    ];
    assert_eq!(table.len(), OpinionQuestion::ALL.len());
    let app = TestApp::new(pool).await;
    let (_, mut anne) = asked(&app, "situation").await;
    let mut doctor = agent(&app, "doctor", "medical-officer").await;
    let question = take_question(&mut doctor).await;
    for (kind, shown) in table {
        sqlx::query("UPDATE opinions SET question = $1").bind(kind).execute(&app.owner).await.unwrap();
        let page = doctor.get(&question).await;
        let keys: Vec<_> = page.text_of(".medical-part dl").split('\n').map(str::to_owned).collect();
        let keys = keys.join(" ");
        for field in all.clone() {
            // "Travail" is part of other words of the page, not of this list.
            assert_eq!(keys.contains(field), shown.contains(&field), "{field} for {kind}: {keys}");
        }
        let who = person(&app).form;
        for never in [&who.birth_name, &who.nir, &who.street] {
            assert!(!page.html().contains(never.as_str()), "who it is, for {kind}");
        }
    }
    // Nobody of the administrative side has that page.
    assert_eq!(anne.get(&question).await.status, StatusCode::NOT_FOUND);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn opening_a_question_is_a_reading_that_the_insured_sees(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (claim_id, _anne) = asked(&app, "length").await;
    let mut doctor = agent(&app, "doctor", "medical-officer").await;
    let question = take_question(&mut doctor).await;
    assert_eq!(app.count("SELECT count(*) FROM medical.reads").await, 0, "taking is not reading");
    doctor.get(&question).await;
    assert_eq!(app.count("SELECT count(*) FROM medical.reads").await, 1);
    let mut other = agent(&app, "other", "medical-officer").await;
    let page = other.get(&question).await;
    assert!(page.main().contains("n’est pas réservée pour vous") && !page.main().contains("Motif déclaré"));
    assert_eq!(app.count("SELECT count(*) FROM medical.reads").await, 1, "nothing was shown to them");
    let acts = app.acts(claim_id).await;
    assert_eq!(acts.last().unwrap(), "caseworker opinion-asked", "the file itself was not opened");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn an_answer_that_is_not_whole_is_asked_for_again(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (claim_id, _anne) = asked(&app, "length").await;
    let mut doctor = agent(&app, "doctor", "medical-officer").await;
    let question = take_question(&mut doctor).await;
    let last = app.claim(claim_id).await.last_day;
    let last = [last.day().to_string(), u8::from(last.month()).to_string(), last.year().to_string()];
    let shorter = |[day, month, year]: [&'static str; 3]| {
        vec![
            ("conclusion", "shorter"),
            ("shorter_day", day),
            ("shorter_month", month),
            ("shorter_year", year),
        ]
    };
    for (fields, faults) in [
        (vec![], vec!["conclusion"]),
        (vec![("conclusion", "perhaps")], vec!["conclusion"]),
        (shorter(["", "", ""]), vec!["shorter_day"]),
        (shorter(["31", "2", "2020"]), vec!["shorter_day"]),
        (shorter(["1", "1", "2019"]), vec!["shorter_day"]),
    ] {
        let fields = [fields.as_slice(), &[("reasons", "mirabelle")]].concat();
        let page = answer(&mut doctor, &question, &fields).await;
        assert_eq!(
            (page.status, page.faults()),
            (StatusCode::UNPROCESSABLE_ENTITY, faults.iter().map(|f| (*f).to_owned()).collect()),
            "{fields:?}"
        );
        assert!(page.text_of("textarea[name=reasons]").contains("mirabelle"));
    }
    let [day, month, year] = last.each_ref().map(String::as_str);
    let whole = [
        ("conclusion", "shorter"),
        ("shorter_day", day),
        ("shorter_month", month),
        ("shorter_year", year),
        ("reasons", "x"),
    ];
    let page = answer(&mut doctor, &question, &whole).await;
    assert_eq!(page.faults(), ["shorter_day"], "all the days asked for are not fewer");
    let page = answer(&mut doctor, &question, &[("conclusion", "unfavourable")]).await;
    assert_eq!(page.faults(), ["reasons"], "a no has a reason, for the medical side");
    assert_eq!(app.count("SELECT count(*) FROM opinions WHERE state = 'asked'").await, 1);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn an_answer_after_the_lease_is_kept_and_sent_once_more(pool: PgPool) {
    let app = TestApp::new(pool).await;
    asked(&app, "length").await;
    let mut doctor = agent(&app, "doctor", "medical-officer").await;
    let question = take_question(&mut doctor).await;
    app.service.clock.advance(Duration::minutes(21));
    let fields = [("conclusion", "unfavourable"), ("reasons", SECRET)];
    let page = answer(&mut doctor, &question, &fields).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert!(page.main().contains("de nouveau à vous"), "{}", page.main());
    assert!(page.text_of("textarea[name=reasons]").contains(SECRET));
    // This time someone else took it meanwhile.
    app.service.clock.advance(Duration::minutes(21));
    let mut other = agent(&app, "other", "medical-officer").await;
    assert_eq!(take_question(&mut other).await, question);
    let page = answer(&mut doctor, &question, &fields).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert!(page.main().contains("n’est pas réservée pour vous") && page.main().contains(SECRET));
    assert!(!page.html().contains("<textarea"));
    assert_eq!(answer(&mut other, &question, &fields).await.location.as_deref(), Some("/agent/avis?given"));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_most_urgent_comes_first_and_one_answer_leads_to_the_next(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut anne = agent(&app, "anne", "caseworker").await;
    for person in app.for_caseworkers().take(3) {
        let claim_id = app.filed(&person).await;
        assert_eq!(anne.take_next().await, case(claim_id));
        super::ask(&mut anne, claim_id, "length").await;
        app.service.clock.advance(Duration::minutes(1));
    }
    let ids: Vec<Uuid> = sqlx::query_scalar("SELECT opinion_id FROM opinions ORDER BY asked_at")
        .fetch_all(&app.owner)
        .await
        .unwrap();
    sqlx::query("UPDATE opinions SET due_on = '2020-03-01' WHERE opinion_id = $1")
        .bind(ids[2])
        .execute(&app.owner)
        .await
        .unwrap();
    let mut doctor = agent(&app, "doctor", "medical-officer").await;
    assert!(
        doctor.get("/agent/avis").await.main().contains("Questions ouvertes\u{a0}: 3, dont 1 en retard.")
    );
    let first = take_question(&mut doctor).await;
    assert_eq!(first, format!("/agent/avis/{}", ids[2]), "the late one");
    let yes = [("conclusion", "favourable"), ("then", "next")];
    let second = answer(&mut doctor, &first, &yes).await.location.unwrap();
    assert_eq!(second, format!("/agent/avis/{}", ids[0]));
    let third = answer(&mut doctor, &second, &yes).await.location.unwrap();
    assert_eq!(third, format!("/agent/avis/{}", ids[1]));
    let released = doctor.get("/agent/avis").await.value_of("token");
    doctor.post(&format!("{third}/liberer"), &[("token", &released)]).await;
    assert_eq!(take_question(&mut doctor).await, third, "given back, it can be taken");
    let token = doctor.get("/agent").await.value_of("token");
    doctor.post("/agent/fin-de-service", &[("token", &token)]).await;
    assert_eq!(app.count("SELECT count(*) FROM opinions WHERE held_by IS NOT NULL").await, 0);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn nobody_answers_about_someone_they_declared_or_their_own_question(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (_, _anne) = asked(&app, "length").await;
    let mut doctor = agent(&app, "doctor", "medical-officer").await;
    let question = take_question(&mut doctor).await;
    // Declared after it was taken: it can be neither read nor answered any more.
    let token = doctor.get("/agent").await.value_of("token");
    doctor.post("/agent/deport", &[("token", &token), ("nir", &person(&app).form.nir)]).await;
    assert!(!doctor.get(&question).await.main().contains("Motif déclaré"));
    let page = answer(&mut doctor, &question, &[("conclusion", "unfavourable"), ("reasons", SECRET)]).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert!(page.main().contains(SECRET), "what was typed is kept");
    let token = doctor.get("/agent/avis").await.value_of("token");
    doctor.post(&format!("{question}/liberer"), &[("token", &token)]).await;
    assert_eq!(take_question(&mut doctor).await, "/agent/avis?rien");
    let mut owner = app.owner.acquire().await.unwrap();
    let (anne, now) = (super::staff_id(&app, "anne").await, app.service.clock.now());
    assert_eq!(
        opinions::take_next(&mut owner, (anne, None), true, now).await.unwrap(),
        None,
        "her own question"
    );
    let role = StaffRole::MedicalOfficer.code();
    assert!(app.hire("third", role).await != anne);
    let third = super::staff_id(&app, "third").await;
    assert!(opinions::take_next(&mut owner, (third, None), true, now).await.unwrap().is_some());
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn who_belongs_to_a_fund_answers_for_it_and_for_what_is_lent_to_it(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (claim_id, _anne) = asked(&app, "length").await;
    sqlx::query("UPDATE claims SET fund = 'msa-32'").execute(&app.owner).await.unwrap();
    let mut doctor = agent(&app, "doctor", "medical-officer").await;
    let (id, now) = (super::staff_id(&app, "doctor").await, app.service.clock.now());
    let mut owner = app.owner.acquire().await.unwrap();
    funds::set(&mut owner, id, Some("msa-35"), None, now).await.unwrap();
    assert_eq!(take_question(&mut doctor).await, "/agent/avis?rien", "of another fund");
    let lend = "INSERT INTO fund_loans (loan_id, fund, to_fund, side, tenths, may, from_at, until_at, lent_by, lent_at)
                SELECT gen_random_uuid(), 'msa-32', 'msa-35', $1, 1023, 'decide', $2, $2 + '1 day'::interval, $3, $2";
    let mut question = String::new();
    for (side, given) in [("administrative", false), ("medical", true)] {
        sqlx::query(lend).bind(side).bind(now).bind(id).execute(&app.owner).await.unwrap();
        question = take_question(&mut doctor).await;
        assert_eq!(question != "/agent/avis?rien", given, "{side}");
    }
    assert!(doctor.get(&question).await.main().contains("Motif déclaré"));
    answer(&mut doctor, &question, &[("conclusion", "favourable")]).await;
    let history = app.history(claim_id).await;
    let given = history.iter().find(|record| record.event.code() == "opinion-given").unwrap();
    assert!(given.loan_id.is_some(), "hashed with the event");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn six_people_who_take_at_once_take_six_questions(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut anne = agent(&app, "anne", "caseworker").await;
    for person in app.for_caseworkers().take(6) {
        let claim_id = app.filed(&person).await;
        anne.take_next().await;
        super::ask(&mut anne, claim_id, "length").await;
    }
    let mut taking = JoinSet::new();
    for number in 0..6 {
        let staff_id = app.hire(&format!("doctor{number}"), "medical-officer").await;
        let service = app.service.clone();
        taking.spawn(async move {
            let mut connection = service.pools.medical.acquire().await.unwrap();
            let (who, now) = ((staff_id, None), service.clock.now());
            opinions::take_next(&mut connection, who, true, now).await.unwrap()
        });
    }
    let taken: HashSet<Option<Uuid>> = taking.join_all().await.into_iter().collect();
    assert_eq!(taken.len(), 6);
    assert!(!taken.contains(&None));
}
