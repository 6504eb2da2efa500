//! What lies in the tables: no name, no number, no address in clear, in any column of any table.

use crate::app::TestApp;
use crate::app::claims::{unconfirmed, with_ground};
use abri_domain::ground::Ground;
use data_encoding::{BASE64, HEXLOWER};
use sqlx::{AssertSqlSafe, PgPool};
use time::macros::date;

/// Every row of every table, as text; bytes in hexadecimal.
async fn everything(pool: &PgPool, schemas: &str) -> String {
    let tables: Vec<String> = sqlx::query_scalar(
        "SELECT nspname || '.' || relname FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
         WHERE nspname = ANY(string_to_array($1, ' ')) AND relkind IN ('r', 'p') AND relname <> '_sqlx_migrations'",
    )
    .bind(schemas)
    .fetch_all(pool)
    .await
    .unwrap();
    let mut all = String::new();
    for table in tables {
        let rows: Vec<String> = sqlx::query_scalar(AssertSqlSafe(format!("SELECT t::text FROM {table} t")))
            .fetch_all(pool)
            .await
            .unwrap();
        all += &rows.join("\n");
    }
    all
}

/// Is that text anywhere: as it is, as bytes in hexadecimal, in base64?
fn holds(all: &str, text: &str) -> bool {
    let base64 = BASE64.encode(text.as_bytes());
    let base64 = base64.trim_end_matches('=');
    let base64 = &base64[..base64.len().saturating_sub(1)];
    all.contains(text)
        || all.contains(&HEXLOWER.encode(text.as_bytes()))
        || (base64.len() > 5 && all.contains(base64))
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn no_table_holds_a_person_in_clear(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let mut person = unconfirmed(with_ground(
        app.employee(2, "service"),
        &crate::app::claims::pregnancy(date!(2020 - 05 - 20)),
    ));
    person.form.phone = "01 99 00 12 34".into();
    "partial".clone_into(&mut person.form.telework);
    app.know(&person).await;
    // A form under way and one that was sent; a question, an answer, words, notes, a code, notices.
    app.browser().fill(&person).await;
    let mut browser = app.browser();
    let reference = browser.file(&person).await;
    app.work().await;
    let claim_id = app.claim_of(&reference).await;
    for (login, role) in [("anne", "caseworker"), ("doctor", "medical-officer")] {
        app.hire(login, role).await;
        let mut agent = app.browser();
        agent.sign_in(login).await;
        let case = agent.take_next().await;
        agent.act(&case, "question", &[("question", "Mirabelle ou quetsche ?")]).await;
        let mut insured = app.insured(claim_id, &person).await;
        insured.on_own("/fr/suivi/reponse", &[("answer", "Reine-claude")]).await;
        let words = [("verdict", "approve"), ("explanation", "Prunelle sauvage"), ("note", "Noyau dur")];
        agent.act(&case, "decision", &words).await;
        app.work().await;
    }
    assert_eq!(app.state(claim_id).await, "approved");
    let all = everything(&app.owner, "public medical employer").await;
    assert!(holds(&all, &reference.replace('-', "")), "the reference is in clear: the search must find it");
    assert!(holds(&all, "anne de test"), "so is the name of an agent");
    let form = &person.form;
    let code = app.last_code().replace(' ', "");
    for secret in [
        form.nir.as_str(),
        &form.nir[..13],
        "Nadia",
        "Modèle",
        form.email.as_str(),
        "courriel.example",
        "0199001234",
        "01 99 00 12 34",
        form.street.as_str(),
        form.city.as_str(),
        "1985-12-03",
        form.employers[0].employer_name.as_str(),
        form.employers[0].employer_siret.as_str(),
        form.employers[0].employer_email.as_str(),
        "2020-05-20",
        "pregnancy",
        "Mirabelle",
        "Reine-claude",
        "Prunelle",
        "Noyau",
        code.as_str(),
    ] {
        assert!(!holds(&all, secret), "{secret} is in a table in clear");
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn no_table_of_zone_a_or_e_names_a_ground(pool: PgPool) {
    let app = TestApp::new(pool).await;
    for (person, ground) in app.clear_people().zip([
        crate::app::claims::ald(8),
        crate::app::claims::pregnancy(date!(2020 - 05 - 20)),
        Ground::new("other-condition"),
        Ground::new("cohabitant"),
    ]) {
        app.filed(&with_ground(person, &ground)).await;
    }
    let all = everything(&app.owner, "public employer").await;
    assert!(all.contains("nir-agrees-with-birth"), "the findings of zone A are in clear");
    for word in [
        "\"ald\"",
        "ald-",
        "-ald",
        "pregnan",
        "grossesse",
        "other-condition",
        "cohabitant",
        "ground",
        "affection",
        "trimest",
        "long-term",
    ] {
        assert!(!all.contains(word), "{word} in zone A or E");
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_session_token_is_not_in_the_table_it_opens(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let farmer = app.farmer();
    let claim_id = app.filed(&farmer).await;
    app.hire("anne", "caseworker").await;
    let mut anne = app.browser();
    anne.sign_in("anne").await;
    let mut insured = app.insured(claim_id, &farmer).await;
    insured.fill(&farmer).await;
    let all = everything(&app.owner, "public").await;
    for token in anne.cookies.values().chain(insured.cookies.values()) {
        assert!(!holds(&all, token));
    }
    assert_eq!((anne.cookies.len(), insured.cookies.len()), (1, 2));
}
