//! Employers: numbers, and how many.

use super::*;
use crate::form::{EMPLOYERS, count, employee, leads_to, send_employer};
use abri_domain::form::EmployerForm;
use sqlx::PgPool;

/// A browser of the employee, at the list of employers.
async fn at_the_list(app: &TestApp) -> (Browser<'_>, EmployerForm) {
    let (mut browser, form) = (app.browser(), employee(app).form);
    for step in [Step::Terms, Step::Identity, Step::Contact, Step::Situation, Step::Ground, Step::Period] {
        send(&mut browser, step, &form, &[]).await;
    }
    (browser, form.employers[0].clone())
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_wrong_siret_says_what_is_wrong_with_it(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (mut browser, good) = at_the_list(&app).await;
    for (siret, words) in [
        ("", "Indiquez le SIRET de l’employeur"),
        ("356000000", "c’est le SIREN de l’entreprise"),
        ("3560000000004", "Le SIRET a 14 chiffres. Vous en avez tapé 13."),
        ("73282932000075", "Un chiffre du SIRET est faux"),
        ("7328293200007x", "ne contient que des chiffres"),
    ] {
        let page =
            send_employer(&mut browser, 1, &EmployerForm { employer_siret: siret.into(), ..good.clone() })
                .await;
        refused(
            &page,
            &["employer_siret"],
            words,
            &[("employer_siret", siret), ("employer_name", &good.employer_name)],
        );
    }
    let unnamed = EmployerForm { employer_name: " ".into(), ..good.clone() };
    refused(
        &send_employer(&mut browser, 1, &unnamed).await,
        &["employer_name"],
        "Indiquez le nom de l’employeur",
        &[],
    );
    // La Poste: the sum of the digits is a multiple of five, the usual key does not hold.
    for siret in ["35600000000048", "356 000 000 49837"] {
        let post = EmployerForm { employer_siret: siret.into(), ..good.clone() };
        leads_to(&send_employer(&mut browser, 1, &post).await, EMPLOYERS);
    }
    let private = EmployerForm { employer_siret: String::new(), employer_private: "yes".into(), ..good };
    leads_to(&send_employer(&mut browser, 1, &private).await, EMPLOYERS);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn ten_employers_are_accepted_and_the_eleventh_is_not(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (mut browser, good) = at_the_list(&app).await;
    for number in 1..=10 {
        let employer = EmployerForm { employer_name: format!("Employeur n°{number}."), ..good.clone() };
        leads_to(&send_employer(&mut browser, number, &employer).await, EMPLOYERS);
    }
    let list = browser.get(EMPLOYERS).await;
    assert!((1..=10).all(|number| list.main().contains(&format!("Employeur n°{number}."))));
    assert!(!list.html().contains("fiche/11"), "no link to one more");
    for number in [11, 4000] {
        let page = send_employer(&mut browser, number, &good).await;
        assert_eq!((page.status.as_u16(), page.faults()), (422, vec!["employers".to_owned()]));
        assert!(page.text_of(".error-summary").contains("Une demande contient au plus 10 employeurs"));
        assert!(page.main().contains("Employeur n°10."), "the ten stay");
    }
    assert_eq!(browser.get("/fr/demande/employeurs/fiche/11").await.status, 404);
    leads_to(&browser.post(EMPLOYERS, &[]).await, fr(Step::Sharing));
    leads_to(&browser.post(fr(Step::Sharing), &[("delivery", "self")]).await, fr(Step::Review));
    leads_to(&crate::form::submit(&mut browser).await, crate::form::RECEIPT);
    assert_eq!(count(&app, "claims").await, 1);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn an_employer_can_be_taken_off_but_not_the_last_one_left_out(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (mut browser, good) = at_the_list(&app).await;
    send_employer(&mut browser, 1, &good).await;
    for number in ["0", "2", "-1", "99999999999999999999", "a"] {
        browser.post(EMPLOYERS, &[("remove", number)]).await;
    }
    assert!(browser.get(EMPLOYERS).await.main().contains(&good.employer_name));
    leads_to(&browser.post(EMPLOYERS, &[("remove", "1")]).await, EMPLOYERS);
    let page = browser.post(EMPLOYERS, &[]).await;
    assert_eq!(page.faults(), ["employers"]);
    assert!(page.text_of(".error-summary").contains("Ajoutez au moins un employeur"));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn an_employer_number_that_is_none_is_no_page(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (mut browser, good) = at_the_list(&app).await;
    for number in ["0", "3", "x", "-1", "1.5", "99999999999999999999"] {
        let page = browser.get(&format!("{EMPLOYERS}/fiche/{number}")).await;
        assert_eq!(
            (page.status.as_u16(), page.text_of("h1").as_str()),
            (404, "Cette page n’existe pas"),
            "{number}"
        );
    }
    assert_eq!(send_employer(&mut browser, 0, &good).await.status, 404);
}
