//! One claim, several employers, mixed statuses: one notice each, and none learns of the others.

use super::{NOTICES, act, notices_on, of};
use crate::app::claims::{pregnancy, with_ground};
use crate::app::{Page, TestApp};
use abri_domain::form::EmployerForm;
use axum::http::StatusCode;
use time::macros::date;

/// Everything an employer can be shown, tokens and ids masked: three letters occur in them by chance.
async fn everything(app: &TestApp, employer: &EmployerForm) -> String {
    let mut space = of(app, employer).await;
    let list = space.get(NOTICES).await;
    let paths = notices_on(&list);
    let mut all = shown(&list);
    for path in &paths {
        all += &shown(&space.get(path).await);
    }
    for format in ["csv", "json", "dsn"] {
        all += &act(&mut space, "/fr/employeur/export", &[("all", "yes"), ("format", format)]).await.html();
    }
    all
}

/// What people read of a page.
fn shown(page: &Page) -> String {
    assert_eq!(page.status, StatusCode::OK);
    page.main()
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn each_employer_has_one_notice_and_no_sign_of_the_others(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    // An employee of three who runs a farm too, with a ground that words would tell.
    let employee = with_ground(app.employee(3, "service"), &pregnancy(date!(2020 - 05 - 20)));
    let claim_id = app.filed(&employee).await;
    let reference = app.reference(claim_id).await;
    let employers = &employee.form.employers;
    let mut lengths = Vec::new();
    for (place, employer) in employers.iter().enumerate() {
        let all = everything(&app, employer).await;
        assert!(all.contains(&employer.employer_name));
        for other in employers.iter().enumerate().filter(|(other, _)| *other != place).map(|(_, other)| other)
        {
            for word in [&other.employer_name, &other.employer_siret, &other.employer_email] {
                assert!(!all.contains(word.as_str()), "another employer is named");
            }
        }
        let plain = reference.replace('-', "");
        for word in [
            reference.as_str(),
            &plain,
            &employee.form.nir,
            &employee.form.email,
            "grossesse",
            "20 mai 2020",
            "MSA-35",
        ] {
            assert!(!all.contains(word), "{word}");
        }
        lengths.push(all.chars().count() - name_lengths(&all, employer));
    }
    assert!(lengths.windows(2).all(|pair| pair[0] == pair[1]), "the length tells nothing: {lengths:?}");
}

/// The characters of a page that are the employer's own name.
fn name_lengths(all: &str, employer: &EmployerForm) -> usize {
    all.matches(employer.employer_name.as_str()).count() * employer.employer_name.chars().count()
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_notice_of_another_employer_is_no_notice(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let employee = app.employee(2, "service");
    app.filed(&employee).await;
    let mut first = of(&app, &employee.form.employers[0]).await;
    let mut second = of(&app, &employee.form.employers[1]).await;
    let theirs = notices_on(&second.get(NOTICES).await).remove(0);
    let id = theirs.rsplit('/').next().unwrap();
    let nobodys = format!("{NOTICES}/{}", uuid::Uuid::nil());
    let (foreign, none) = (first.get(&theirs).await, first.get(&nobodys).await);
    assert_eq!((foreign.status, foreign.main()), (StatusCode::NOT_FOUND, none.main()));
    for answer in ["acknowledged", "not-ours"] {
        let fields = [("notice", id), ("answer", answer), ("confirm", "yes")];
        let page = act(&mut first, "/fr/employeur/reponse", &fields).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{answer}");
    }
    assert_eq!(app.count("SELECT count(*) FROM employer.notice_answers").await, 0);
    let file = act(&mut first, "/fr/employeur/export", &[("notice[]", id), ("format", "csv")]).await;
    assert_eq!(file.status, StatusCode::UNPROCESSABLE_ENTITY, "nothing of one's own is ticked");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_claim_that_no_employer_is_told_of_opens_no_space(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    app.filed(&app.employee(2, "self")).await;
    app.filed(&app.farmer()).await;
    assert_eq!(app.count("SELECT count(*) FROM employer.notice_mailboxes").await, 0);
}
