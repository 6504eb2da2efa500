//! The logs of a whole journey, at their most talkative, name nobody.

use crate::app::TestApp;
use crate::app::claims::{unconfirmed, with_ground};
use std::io::Write;
use std::sync::{Arc, LazyLock, Mutex};
use time::Duration;
use time::macros::date;
use tracing_subscriber::fmt::MakeWriter;

/// Keeps what is logged.
#[derive(Clone, Default)]
pub struct Kept(Arc<Mutex<Vec<u8>>>);

impl Kept {
    /// Everything logged so far.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.0.lock().unwrap()).into_owned()
    }
}

impl Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'w> MakeWriter<'w> for Kept {
    type Writer = Self;

    fn make_writer(&'w self) -> Self {
        self.clone()
    }
}

/// Starts keeping everything this process logs. Other tests of the process may add to it: each looks for its own words.
pub fn keep() -> Kept {
    static KEPT: LazyLock<Kept> = LazyLock::new(|| {
        let kept = Kept::default();
        let subscriber = tracing_subscriber::fmt()
            .with_max_level(tracing::Level::TRACE)
            .with_ansi(false)
            .with_writer(kept.clone());
        tracing::subscriber::set_global_default(subscriber.finish()).unwrap();
        kept
    });
    KEPT.clone()
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_logs_of_a_journey_name_nobody_and_no_ground(pool: sqlx::PgPool) {
    let kept = keep();
    let app = TestApp::new(pool).await;
    let mut person = unconfirmed(with_ground(
        app.employee(2, "service"),
        &crate::app::claims::pregnancy(date!(2020 - 05 - 20)),
    ));
    // An address no e-mail reaches, so that the mailer has something to complain of.
    person.form.employers[1].employer_email = "zoe.quetsche@courriel.example".into();
    app.know(&person).await;
    let mut browser = app.browser();
    let reference = browser.file(&person).await;
    app.work().await;
    let claim_id = app.claim_of(&reference).await;
    app.hire("doctor", "medical-officer").await;
    let mut doctor = app.browser();
    doctor.post("/agent/connexion", &[("login", "doctor"), ("password", "mot de passe faux")]).await;
    doctor.sign_in("doctor").await;
    let case = doctor.take_next().await;
    doctor.act(&case, "decision", &[("verdict", "approve"), ("note", "mirabelle")]).await;
    app.work().await;
    let mut insured = app.insured(claim_id, &person).await;
    insured.get("/fr/suivi/decision.pdf").await;
    broken(&app, &mut insured, claim_id).await;
    let logs = kept.text().to_lowercase();
    assert!(
        logs.contains("a request failed") && logs.contains("a job was not done"),
        "the journey must log something: {logs}"
    );
    let form = &person.form;
    for secret in [
        form.nir.as_str(),
        &form.nir[..13],
        "nadia",
        "modèle",
        &form.email,
        "zoe.quetsche",
        &form.street,
        "mot de passe faux",
        crate::app::PASSWORD,
        "mirabelle",
        &form.employers[0].employer_name,
        &form.employers[0].employer_siret,
        &app.last_code(),
        &app.last_code().replace(' ', ""),
        "pregnancy",
        "grossesse",
        "2020-05-20",
        &reference,
        &reference.replace('-', ""),
    ] {
        let at = logs.find(&secret.to_lowercase());
        let found = at.and_then(|at| logs.get(at.saturating_sub(200)..at + 60));
        assert_eq!(found, None, "{secret} in the logs");
    }
    for token in doctor.cookies.values().chain(insured.cookies.values()) {
        assert!(!logs.contains(&token.to_lowercase()), "a session token in the logs");
    }
}

/// Rows nobody can read any more: the page and the worker that meet them have something to log.
async fn broken(app: &TestApp, insured: &mut crate::app::Browser<'_>, claim_id: uuid::Uuid) {
    sqlx::query("UPDATE claims SET sealed = '\\x00' WHERE claim_id = $1")
        .bind(claim_id)
        .execute(&app.owner)
        .await
        .unwrap();
    let page = insured.get(crate::app::follow::OWN).await;
    assert_eq!(page.status, axum::http::StatusCode::INTERNAL_SERVER_ERROR);
    sqlx::query("UPDATE jobs SET state = 'queued' WHERE kind = 'send-receipt'")
        .execute(&app.owner)
        .await
        .unwrap();
    app.service.clock.advance(Duration::minutes(1));
    app.work().await;
}
