//! Field by field: numbers, days, choices.

use super::*;
use crate::form::{RECEIPT, leads_to};
use abri_domain::nir::Nir;
use sqlx::PgPool;

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_wrong_number_says_what_is_wrong_with_it(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (mut browser, form) = up_to(&app, Step::Identity).await;
    let wrong_key = format!("{}99", &form.nir[..13]);
    for (nir, words) in [
        ("", "Indiquez votre numéro de sécurité sociale, 15 chiffres"),
        ("15505359999", "Il faut 15 chiffres (13 et une clé de 2). Vous en avez tapé 11."),
        (&form.nir[..13], "il manque la clé"),
        (&wrong_key, "Le numéro et sa clé (les 2 derniers chiffres) ne vont pas ensemble"),
        ("955053599990151", "Le premier chiffre du numéro est presque toujours 1 ou 2"),
        ("155133599990151", "(le mois de naissance) ne vont pas"),
        ("15505359999X151", "ne contient que des chiffres, sauf 2A et 2B"),
    ] {
        let page = send(&mut browser, Step::Identity, &form, &[("nir", nir)]).await;
        refused(&page, &["nir"], words, &[("nir", nir), ("birth_name", &form.birth_name)]);
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn corsica_in_small_letters_and_blanks_is_accepted(pool: PgPool) {
    let app = TestApp::new(pool).await;
    for commune in ["155052A999901", "155052B999901"] {
        let (mut browser, form) = up_to(&app, Step::Identity).await;
        let nir = Nir::with_key(commune).unwrap().expose().to_lowercase();
        let blanks = format!(
            " {} {} {} {}.{}-{} {} ",
            &nir[..1],
            &nir[1..3],
            &nir[3..5],
            &nir[5..7],
            &nir[7..10],
            &nir[10..13],
            &nir[13..]
        );
        accepted(&send(&mut browser, Step::Identity, &form, &[("nir", &blanks)]).await, Step::Contact);
    }
}

/// Files as the farmer with another number; answers with the page of the claim's file as a caseworker reads it.
async fn reviewed_with(app: &TestApp, nir: &str) -> Page {
    let (mut browser, mut person) = (app.browser(), farmer(app));
    nir.clone_into(&mut person.form.nir);
    app.know(&person).await;
    browser.file(&person).await;
    app.work().await;
    let state: String = sqlx::query_scalar("SELECT state FROM claims").fetch_one(&app.owner).await.unwrap();
    assert_eq!(state, "in-review");
    app.hire("camille", "caseworker").await;
    let mut agent = app.browser();
    agent.sign_in("camille").await;
    let case = agent.take_next().await;
    agent.get(&case).await
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_provisional_number_is_accepted_and_read_by_a_person(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let nir = Nir::with_key("7550535999901").unwrap();
    let file = reviewed_with(&app, nir.expose()).await;
    assert!(file.text_of(".findings").contains("provisoire"), "{}", file.text_of(".findings"));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_number_that_tells_another_birth_date_is_accepted_and_read_by_a_person(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let nir = Nir::with_key("1550635999901").unwrap();
    let file = reviewed_with(&app, nir.expose()).await;
    assert!(file.text_of(".findings").contains("date de naissance"), "{}", file.text_of(".findings"));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn days_that_do_not_exist_or_do_not_fit_are_explained(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (mut browser, form) = up_to(&app, Step::Identity).await;
    for (date, words) in [
        (["29", "2", "1955"], "1955 n’est pas une année bissextile\u{a0}: février s’arrête au 28."),
        (["31", "4", "1955"], "Ce jour n’existe pas dans ce mois."),
        (["12", "13", "1955"], "Ce mois n’existe pas"),
        (["12", "5", "55"], "Écrivez l’année avec 4 chiffres"),
        (["12", "", "1955"], "La date n’est pas complète"),
        (["", "", ""], "Indiquez votre date de naissance."),
        (["1", "1", "2021"], "ne peut pas être après aujourd’hui (25 mars 2020)"),
        (["1", "1", "1880"], "plus de 120 ans"),
    ] {
        let typed = [("birth_day", date[0]), ("birth_month", date[1]), ("birth_year", date[2])];
        let page = send(&mut browser, Step::Identity, &form, &typed).await;
        refused(&page, &["birth_day"], words, &typed);
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_stoppage_starts_between_the_decree_and_today(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (mut browser, form) = up_to(&app, Step::Period).await;
    let day = |day, month| [("first_day", day), ("first_month", month), ("first_year", "2020")];
    for (typed, words) in [
        (day("12", "3"), "L’arrêt ne peut pas commencer avant le 13 mars 2020"),
        (day("26", "3"), "ne peut pas être après aujourd’hui (25 mars 2020)"),
    ] {
        refused(&send(&mut browser, Step::Period, &form, &typed).await, &["first_day"], words, &typed);
    }
    for typed in [day("13", "3"), day("25", "3")] {
        accepted(&send(&mut browser, Step::Period, &form, &typed).await, Step::Review);
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn two_grounds_are_one_too_many(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (mut browser, form) = up_to(&app, Step::Ground).await;
    let page = browser
        .post(fr(Step::Ground), &[("ground", "ald"), ("answer-ald-number", "8"), ("ground", "cohabitant")])
        .await;
    refused(
        &page,
        &["ground"],
        "Nous avons reçu deux réponses différentes. Choisissez-en une seule.",
        &[("answer-ald-number", "8")],
    );
    // Neither was kept: the page is still to be answered, and no later one opens.
    let stored = browser.get(fr(Step::Ground)).await;
    let stored = crate::form::answers(&stored);
    assert_eq!((stored.get("ground"), stored["answer-ald-number"].as_str()), (None, "8"));
    leads_to(&browser.get(fr(Step::Period)).await, fr(Step::Ground));
    // The same answer twice is no contradiction.
    let page = browser
        .post(fr(Step::Ground), &[("ground", "ald"), ("answer-ald-number", "8"), ("ground", "ald")])
        .await;
    accepted(&page, Step::Period);
    for (ground, faults, words) in [
        ("", "ground", "Choisissez le motif"),
        ("everything", "ground", "Choisissez le motif"),
        ("pregnancy", "answer-due-date-day", "Répondez à cette question"),
    ] {
        let page = send(&mut browser, Step::Ground, &form, &[("ground", ground)]).await;
        refused(&page, &[faults], words, &[]);
    }
    let page = send(&mut browser, Step::Ground, &form, &[("answer-ald-number", "33")]).await;
    assert_eq!(page.faults(), ["answer-ald-number"]);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn how_to_reach_the_person_is_checked_line_by_line(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (mut browser, form) = up_to(&app, Step::Contact).await;
    for (name, value, words) in [
        ("email", "marcel.exemple", "contient un seul @"),
        ("email", "marcel@exemple", "après le @"),
        ("email", "", "cochez «\u{202f}Je n’ai pas d’e-mail\u{202f}»"),
        ("phone", "09 87", "10 en France"),
        ("postal_code", "3527", "code postal"),
        ("street", "  ", "Indiquez le numéro et la rue"),
        ("city", "", "Indiquez la ville"),
    ] {
        let page = send(&mut browser, Step::Contact, &form, &[(name, value)]).await;
        refused(&page, &[name], words, &[(name, value)]);
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn letters_of_every_script_and_emoji_reach_the_receipt(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let (mut browser, mut person) = (app.browser(), farmer(&app));
    "Zoé 🐄 Ñandú-Łukasz".clone_into(&mut person.form.first_names);
    "عبد الله 李".clone_into(&mut person.form.birth_name);
    browser.file(&person).await;
    leads_to(&browser.get("/fr/demande/verification").await, RECEIPT);
    assert!(browser.get("/fr/demande/recu.pdf").await.bytes.starts_with(b"%PDF-"));
    app.work().await;
    assert!(app.mails().iter().any(|mail| mail.contains("To: ")), "the receipt leaves");
}
