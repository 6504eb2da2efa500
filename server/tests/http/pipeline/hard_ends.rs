//! What the law ends: granted claims are cut once, told with the reason, and never taken away whole.

use crate::app::follow::OWN;
use crate::app::mail::pdf_text;
use crate::app::{Browser, TestApp};
use crate::employer_space;
use crate::notices::{of_claim, to_employers};
use abri_domain::notice::{NoticeKind, NoticeState};
use abri_server::persistence::claims;
use abri_server::persistence::hard_ends::{self, Pass};
use abri_server::pipeline::follow_up;
use abri_server::pipeline::hard_ends::cut_some;
use sqlx::PgPool;
use time::Date;
use time::macros::date;
use uuid::Uuid;

const APRIL_30: Date = date!(2020 - 04 - 30);
const EMPLOYEES: (&str, &str) = ("at-risk", "private-employees-end-of-april");

/// The service, on that day.
async fn on(pool: PgPool, day: Date) -> TestApp {
    let app = TestApp::new(pool).await;
    later(&app, day);
    app
}

fn later(app: &TestApp, day: Date) {
    app.service.clock.advance(day - app.service.clock.today());
}

/// The pass of that day, and what it leads to: how many claims it changed.
async fn cut(app: &TestApp, day: Date) -> usize {
    later(app, day);
    let changed = cut_some(&app.service).await.unwrap();
    app.work().await;
    changed
}

async fn granted_until(app: &TestApp, claim_id: Uuid) -> Date {
    app.claim(claim_id).await.state.granted().unwrap().last_day()
}

async fn cuts(app: &TestApp, claim_id: Uuid) -> usize {
    app.acts(claim_id).await.iter().filter(|act| *act == "rule cut-by-law").count()
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn each_status_is_cut_from_its_announcement_on_and_once(pool: PgPool) {
    let app = on(pool, date!(2020 - 04 - 15)).await;
    let (employee, farmer) = (app.filed(&app.employee(1, "service")).await, app.filed(&app.farmer()).await);
    let may_5 = date!(2020 - 05 - 05);
    assert_eq!(cut(&app, date!(2020 - 04 - 24)).await, 0);
    assert_eq!(cut(&app, date!(2020 - 04 - 25)).await, 1);
    assert_eq!((granted_until(&app, employee).await, granted_until(&app, farmer).await), (APRIL_30, may_5));
    assert_eq!(cut(&app, date!(2020 - 04 - 25)).await, 0, "told once");
    assert_eq!(cut(&app, date!(2020 - 04 - 27)).await, 1, "the farmer");
    assert_eq!(granted_until(&app, farmer).await, APRIL_30);
    assert_eq!(cut(&app, date!(2020 - 04 - 28)).await, 0);
    assert_eq!((cuts(&app, employee).await, cuts(&app, farmer).await), (1, 1));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_employer_gets_the_new_state_and_what_to_report(pool: PgPool) {
    let app = on(pool, date!(2020 - 04 - 15)).await;
    let employee = app.employee(1, "service");
    let claim_id = app.filed(&employee).await;
    assert_eq!(cut(&app, date!(2020 - 04 - 25)).await, 1);
    let notices = of_claim(&app, claim_id).await;
    let state = |place: usize| (notices[place].notice.issued.kind, notices[place].notice.state);
    assert_eq!(state(0), (NoticeKind::Initial, NoticeState::Shortened));
    assert_eq!(state(1), (NoticeKind::Shortened, NoticeState::Valid));
    assert_eq!(to_employers(&app).len(), 2, "the first notice and the new one");
    let mut space = employer_space::of(&app, &employee.form.employers[0]).await;
    let list = space.get(employer_space::NOTICES).await;
    let text = space.get(&employer_space::notices_on(&list)[0]).await.main();
    for words in ["30 avril 2020", "activité partielle", "S20.G00.05.001,'05'", "S21.G00.60.010,'01052020'"]
    {
        assert!(text.contains(words), "{words}: {text}");
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_insured_is_told_that_it_is_the_law_and_what_to_do_now(pool: PgPool) {
    let app = on(pool, date!(2020 - 04 - 15)).await;
    let employee = app.employee(1, "self");
    let claim_id = app.filed(&employee).await;
    let before = app.mails().len();
    cut(&app, date!(2020 - 04 - 25)).await;
    assert_eq!(app.mails().len(), before + 1, "there is news");
    let mut insured: Browser<'_> = app.insured(claim_id, &employee).await;
    let page = insured.get(OWN).await.main();
    for words in
        ["La loi met fin à votre arrêt le 30 avril 2020", "5 mai 2020", "2020-473", "activité partielle"]
    {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(page.contains("La loi a mis fin à votre arrêt"), "in its history: {page}");
    follow_up::return_earlier(&app.service, claim_id, date!(2020 - 04 - 29)).await.unwrap();
    assert!(!insured.get(OWN).await.main().contains("La loi met fin"), "the last word is theirs");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn what_ends_before_is_left_alone_and_what_is_looked_at_again_is_cut(pool: PgPool) {
    let app = on(pool, date!(2020 - 04 - 08)).await;
    let mut people = app.clear_people().filter(|person| person.form.status == "agricultural-employee");
    let mut next = || people.next().unwrap();
    let by_itself = app.filed(&next()).await;
    later(&app, date!(2020 - 04 - 15));
    let mut people =
        app.clear_people().filter(|person| person.form.status == "agricultural-employee").skip(1);
    let mut next = || people.next().unwrap();
    let [back, withdrawn, looked_at] =
        [app.filed(&next()).await, app.filed(&next()).await, app.filed(&next()).await];
    follow_up::return_earlier(&app.service, back, date!(2020 - 04 - 29)).await.unwrap();
    app.hire("anne", "caseworker").await;
    let mut anne = app.browser();
    anne.sign_in("anne").await;
    for claim_id in [withdrawn, looked_at] {
        anne.act(&format!("/agent/dossiers/{claim_id}"), "reexamen", &[]).await;
    }
    follow_up::withdraw(&app.service, withdrawn).await.unwrap();
    let until = granted_until(&app, by_itself).await;
    assert!(until <= APRIL_30, "{until}");
    assert_eq!(cut(&app, date!(2020 - 04 - 25)).await, 1, "the one that is looked at");
    assert_eq!(granted_until(&app, back).await, date!(2020 - 04 - 28));
    assert_eq!(app.state(looked_at).await, "in-review administrative");
    assert_eq!(granted_until(&app, looked_at).await, APRIL_30);
    anne.sign_in("anne").await;
    let page = anne.get(&format!("/agent/dossiers/{looked_at}")).await.main();
    assert!(page.contains("Arrêt terminé par la loi") && page.contains("30 avril 2020"), "{page}");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn whoever_works_in_two_ways_is_cut_once_both_have_ended(pool: PgPool) {
    let app = on(pool, date!(2020 - 04 - 15)).await;
    let mut person = app.employee(1, "self");
    person.form.other_status = "farmer".into();
    let claim_id = app.filed(&person).await;
    assert_eq!(cut(&app, date!(2020 - 04 - 25)).await, 0);
    assert_eq!(cut(&app, date!(2020 - 04 - 27)).await, 1);
    assert_eq!((granted_until(&app, claim_id).await, cuts(&app, claim_id).await), (APRIL_30, 1));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_stoppage_that_only_begins_after_its_end_goes_to_a_person(pool: PgPool) {
    let app = on(pool, date!(2020 - 04 - 15)).await;
    let claim_id = app.filed(&app.employee(1, "self")).await;
    let days = r#"{"state":"approved","stoppage":{"first_day":"2020-05-04","last_day":"2020-05-20"}}"#;
    let query = sqlx::query("UPDATE claims SET state_detail = $2::jsonb WHERE claim_id = $1").bind(claim_id);
    query.bind(days).execute(&app.owner).await.unwrap();
    assert_eq!(cut(&app, date!(2020 - 04 - 25)).await, 1);
    assert_eq!(app.state(claim_id).await, "in-review administrative");
    assert_eq!(
        granted_until(&app, claim_id).await,
        date!(2020 - 05 - 20),
        "nothing is taken away by the machine"
    );
    assert_eq!(cut(&app, date!(2020 - 04 - 26)).await, 0);
    app.hire("anne", "caseworker").await;
    let mut anne = app.browser();
    anne.sign_in("anne").await;
    let page = anne.get(&format!("/agent/dossiers/{claim_id}")).await.main();
    assert!(page.contains("La machine ne le retire pas"), "{page}");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn two_workers_and_a_pass_that_was_broken_off_cut_each_claim_once(pool: PgPool) {
    let app = on(pool, date!(2020 - 04 - 15)).await;
    let people: Vec<_> =
        app.clear_people().filter(|person| person.form.status == "agricultural-employee").take(3).collect();
    let mut claims = Vec::new();
    for person in &people {
        claims.push(app.filed(person).await);
    }
    later(&app, date!(2020 - 04 - 25));
    let mut owner = app.owner.acquire().await.unwrap();
    // Broken off after all of them but the last.
    let places: Vec<(String, Uuid)> = sqlx::query_as(
        "SELECT state_detail -> 'stoppage' ->> 'last_day', claim_id FROM claims ORDER BY 1, 2",
    )
    .fetch_all(&app.owner)
    .await
    .unwrap();
    let (after_day, after_claim) = places[1].clone();
    let pass = Pass { day: date!(2020 - 04 - 25), after_day, after_claim, finished: false };
    hard_ends::keep(&mut owner, EMPLOYEES, &pass).await.unwrap();
    assert_eq!(cut(&app, date!(2020 - 04 - 25)).await, 1, "it goes on where it was");
    assert!(hard_ends::find(&mut owner, EMPLOYEES).await.unwrap().unwrap().finished);
    later(&app, date!(2020 - 04 - 26));
    let (one, other) = tokio::join!(cut_some(&app.service), cut_some(&app.service));
    assert_eq!(one.unwrap() + other.unwrap(), 2, "the next day's pass finds the others");
    for claim_id in claims {
        assert_eq!((granted_until(&app, claim_id).await, cuts(&app, claim_id).await), (APRIL_30, 1));
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_claim_that_cannot_be_read_does_not_stand_in_the_way_of_the_others(pool: PgPool) {
    let app = on(pool, date!(2020 - 04 - 15)).await;
    let people = app.clear_people().filter(|person| person.form.status == "agricultural-employee");
    let mut claims = Vec::new();
    for person in people.take(2) {
        claims.push(app.filed(&person).await);
    }
    claims.sort();
    let spoiled = sqlx::query("UPDATE claims SET sealed = '\\x00' WHERE claim_id = $1").bind(claims[0]);
    spoiled.execute(&app.owner).await.unwrap();
    assert_eq!(cut(&app, date!(2020 - 04 - 25)).await, 1);
    assert_eq!(granted_until(&app, claims[1]).await, APRIL_30);
    assert_eq!(cuts(&app, claims[0]).await, 0);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn who_reads_paper_is_told_the_same_in_a_letter(pool: PgPool) {
    let app = on(pool, date!(2020 - 04 - 15)).await;
    let mut person = app.employee(1, "self");
    person.form.email.clear();
    person.form.no_email = "yes".into();
    app.filed(&person).await;
    let before = app.printed().len();
    cut(&app, date!(2020 - 04 - 25)).await;
    let letters = app.printed();
    assert_eq!(letters.len(), before + 1);
    let told = letters
        .iter()
        .map(|pdf| pdf_text(pdf))
        .find(|text| text.contains("La loi met fin à votre arrêt le 30 avril 2020"));
    let told = told.expect("a letter says it");
    for words in ["2020-473", "activité partielle", "25 juin 2020"] {
        assert!(told.contains(words), "{words}: {told}");
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn days_that_the_law_took_are_in_no_ones_way(pool: PgPool) {
    let app = on(pool, date!(2020 - 04 - 15)).await;
    app.filed(&app.farmer()).await;
    later(&app, date!(2020 - 05 - 02));
    let next = app.claim(app.submit(&app.farmer()).await).await;
    let mut owner = app.owner.acquire().await.unwrap();
    assert!(claims::overlaps_another(&mut owner, &next).await.unwrap(), "nobody cut the first one yet");
    cut_some(&app.service).await.unwrap();
    assert!(!claims::overlaps_another(&mut owner, &next).await.unwrap());
}
