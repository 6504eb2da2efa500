//! A farmer who is an employee too: one claim, a notice for each employer, and each learns its own last day worked only.

use super::{of_claim, to_employers};
use crate::app::TestApp;
use crate::app::mail::pdf_text;
use abri_server::demo::people::SyntheticClaim;
use sqlx::PgPool;

/// Two employers, worked for on different days: the one of the claim, and 19 March.
fn farmer_and_employee(app: &TestApp, other: &str) -> SyntheticClaim {
    let mut person = app.employee(2, "service");
    person.form.status = "farmer".into();
    person.form.other_status = other.into();
    let second = &mut person.form.employers[1];
    for (name, value) in [("day", "19"), ("month", "3"), ("year", "2020")] {
        second.set(&format!("employer_worked_{name}"), value.into());
    }
    person
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn one_claim_brings_each_employer_its_own_notice_and_its_own_last_day(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let person = farmer_and_employee(&app, "employee");
    let claim_id = app.filed(&person).await;
    assert_eq!(app.acts(claim_id).await[1], "rule approved-by-rule");
    assert_eq!(of_claim(&app, claim_id).await.len(), 2);
    let mails = to_employers(&app);
    for (employer, other, day) in [(0, 1, "24 mars 2020"), (1, 0, "19 mars 2020")] {
        let [employer, other] = [employer, other].map(|place: usize| &person.form.employers[place]);
        let mail = mails.iter().find(|mail| mail.to == employer.employer_email).unwrap();
        let text = mail.everything() + &pdf_text(mail.attachment.as_deref().unwrap());
        assert!(text.contains(day), "{text}");
        let days = ["24 mars 2020", "24032020", "19 mars 2020", "19032020"];
        let not_theirs = days.iter().filter(|known| known[..2] != day[..2]);
        let work = ["exploitant", "Exploitant", "agricole"];
        for hidden in not_theirs.chain(&work).chain(&[&*other.employer_name, &*other.employer_siret]) {
            assert!(!text.contains(hidden), "{hidden}: {text}");
        }
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_case_says_both_ways_of_working_and_whose_last_day_is_another(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let claim_id = app.filed(&farmer_and_employee(&app, "civil-servant")).await;
    assert_eq!(
        app.state(claim_id).await,
        "in-review administrative",
        "one of the two is no one's to grant at once"
    );
    app.hire("anne", "caseworker").await;
    let mut anne = app.browser();
    anne.sign_in("anne").await;
    let page = anne.get(&format!("/agent/dossiers/{claim_id}")).await.main();
    for words in ["Exploitant agricole", "Fonctionnaire", "19/03/2020", "24/03/2020"] {
        assert!(page.contains(words), "{words}: {page}");
    }
}
