//! Employers in two tabs: each entry goes where it belongs, whatever its number is by then.

use super::*;

const FIRST: &str = "/fr/demande/employeurs/fiche/1";
const SECOND: &str = "/fr/demande/employeurs/fiche/2";

/// A browser at the list of employers, which holds those of these names.
async fn with_employers<'a>(app: &'a TestApp, names: &[&str]) -> (Browser<'a>, EmployerForm) {
    let (mut browser, form) = (app.browser(), employee(app).form);
    for step in [Step::Terms, Step::Identity, Step::Contact, Step::Situation, Step::Ground, Step::Period] {
        send(&mut browser, step, &form, &[]).await;
    }
    for (place, name) in (1..).zip(names) {
        leads_to(&send_employer(&mut browser, place, &named(&form.employers[0], name)).await, EMPLOYERS);
    }
    (browser, form.employers[0].clone())
}

/// A private individual of that name: no number tells two of them apart.
fn named(employer: &EmployerForm, name: &str) -> EmployerForm {
    let employer_siret = String::new();
    EmployerForm {
        employer_name: name.into(),
        employer_private: "yes".into(),
        employer_siret,
        ..employer.clone()
    }
}

/// The names on the list, in order.
async fn names(browser: &mut Browser<'_>) -> Vec<String> {
    let html = Html::parse_document(&browser.get(EMPLOYERS).await.html());
    html.select(&Selector::parse(".employers__name").unwrap()).map(|name| name.text().collect()).collect()
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn two_tabs_that_add_an_employer_add_two(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (mut first, form) = with_employers(&app, &["Un"]).await;
    let (mut second, shown) = (first.clone(), first.get(SECOND).await);
    let typed = |name| [("employer_name", name), ("employer_siret", form.employer_siret.as_str())];
    let (deux, trois) = (typed("Deux"), typed("Trois"));
    let sent = tokio::join!(
        send_shown(&mut first, SECOND, &shown, &deux),
        send_shown(&mut second, SECOND, &shown, &trois),
    );
    leads_to(&sent.0, EMPLOYERS);
    leads_to(&sent.1, EMPLOYERS);
    let mut all = names(&mut first).await;
    all.sort_unstable();
    assert_eq!(all, ["Deux", "Trois", "Un"]);
    // A second press of the button adds nothing.
    leads_to(&send_shown(&mut first, SECOND, &shown, &typed("Deux")).await, EMPLOYERS);
    assert_eq!(names(&mut first).await.len(), 3);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn an_employer_changed_in_another_tab_is_not_replaced_unseen(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (mut first, _) = with_employers(&app, &["Un", "Deux"]).await;
    let (mut second, shown) = (first.clone(), first.get(SECOND).await);
    let elsewhere = [("employer_email", "paie@deux.example")];
    leads_to(&send_shown(&mut second, SECOND, &shown, &elsewhere).await, EMPLOYERS);

    let page = send_shown(&mut first, SECOND, &shown, &[("employer_street", "2 rue Neuve")]).await;
    assert_eq!((page.status.as_u16(), page.value_of("employer_street").as_str()), (409, "2 rue Neuve"));
    assert!(page.text_of(".notice").contains("Page enregistrée dans un autre onglet"));
    assert!(page.text_of(".notice").contains("paie@deux.example"), "what is stored is shown");
    assert_eq!(first.get(SECOND).await.value_of("employer_email"), "paie@deux.example");

    leads_to(&send_shown(&mut first, SECOND, &page, &[]).await, EMPLOYERS);
    assert_eq!(first.get(SECOND).await.value_of("employer_street"), "2 rue Neuve");
    assert_eq!(names(&mut first).await, ["Un", "Deux"]);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn an_entry_finds_its_place_after_another_was_taken_off(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (mut first, _) = with_employers(&app, &["Un", "Deux", "Trois"]).await;
    let (mut second, shown) = (first.clone(), first.get(SECOND).await);
    leads_to(&second.post(EMPLOYERS, &[("remove", "1")]).await, EMPLOYERS);
    leads_to(&send_shown(&mut first, SECOND, &shown, &[("employer_name", "Deux bis")]).await, EMPLOYERS);
    assert_eq!(names(&mut first).await, ["Deux bis", "Trois"]);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn an_employer_taken_off_in_another_tab_comes_back_only_when_asked_for(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (mut first, _) = with_employers(&app, &["Un", "Deux"]).await;
    let (mut second, shown) = (first.clone(), first.get(FIRST).await);
    leads_to(&second.post(EMPLOYERS, &[("remove", "1")]).await, EMPLOYERS);
    let page = send_shown(&mut first, FIRST, &shown, &[("employer_email", "un@un.example")]).await;
    assert_eq!((page.status.as_u16(), page.value_of("employer_email").as_str()), (409, "un@un.example"));
    assert!(page.text_of(".notice").contains("Employeur retiré dans un autre onglet"));
    assert_eq!(names(&mut first).await, ["Deux"]);
    leads_to(&send_shown(&mut first, FIRST, &page, &[]).await, EMPLOYERS);
    assert_eq!(names(&mut first).await, ["Deux", "Un"]);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn an_old_list_takes_nobody_off(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (mut first, _) = with_employers(&app, &["Un", "Deux"]).await;
    let version = first.get(EMPLOYERS).await.value_of("version");
    let fields = [("remove", "1"), ("version", version.as_str())];
    leads_to(&first.post(EMPLOYERS, &fields).await, EMPLOYERS);
    // Pressed twice, or in another tab that still shows both.
    let page = first.post(EMPLOYERS, &fields).await;
    assert_eq!(page.status, 409);
    assert!(page.main().contains("Réponses changées dans un autre onglet") && page.main().contains("Deux"));
    assert_eq!(names(&mut first).await, ["Deux"]);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn an_employer_for_whom_no_place_is_left_is_not_lost(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let all = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];
    let (mut first, form) = with_employers(&app, &all).await;
    let tenth = "/fr/demande/employeurs/fiche/10";
    let shown = first.get(tenth).await;
    leads_to(&send_employer(&mut first.clone(), 10, &form).await, EMPLOYERS);
    let typed = [("employer_name", "Onze"), ("employer_private", "yes")];
    let page = send_shown(&mut first, tenth, &shown, &typed).await;
    assert_eq!((page.status.as_u16(), page.faults()), (422, vec!["employer_name".to_owned()]));
    assert_eq!(page.value_of("employer_name"), "Onze");
    assert_eq!(names(&mut first).await.len(), 10);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn an_entry_changed_on_a_draft_that_is_gone_is_kept(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (mut browser, form) = with_employers(&app, &["Un"]).await;
    let shown = browser.get(FIRST).await;
    app.service.clock.advance(time::Duration::hours(72));
    let page = send_shown(&mut browser, FIRST, &shown, &[("employer_name", "Une")]).await;
    assert_eq!(page.status, 422);
    assert!(page.main().contains("Votre brouillon a expiré"));
    let all = employee(&app).form;
    for step in [Step::Terms, Step::Identity, Step::Contact, Step::Situation, Step::Ground, Step::Period] {
        send(&mut browser, step, &all, &[]).await;
    }
    assert_eq!(names(&mut browser).await, ["Une"]);
    assert_eq!(browser.get(FIRST).await.value_of("employer_city"), form.employer_city);
}
