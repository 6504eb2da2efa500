//! Signing in through the identity provider. What needs a provider that answers is shown with a real one, in the journeys.

use crate::app::TestApp;
use abri_server::config::ProviderArgs;
use abri_server::persistence::staff::identities;
use abri_server::provider::{Provider, ProviderSetupError};
use axum::http::StatusCode;
use time::Duration;
use uuid::Uuid;

const DEPART: &str = "/agent/connexion/fournisseur";
const BACK: &str = "/agent/connexion/retour";

fn args(folder: &tempfile::TempDir, issuer: &str) -> ProviderArgs {
    let file = folder.path().join("secret");
    std::fs::write(&file, "secret\n").unwrap();
    ProviderArgs {
        provider_issuer: Some(issuer.to_owned()),
        provider_client_id: Some("abri".to_owned()),
        provider_secret_file: Some(file),
        provider_name: "ProConnect".to_owned(),
        provider_strong_acr: Vec::new(),
    }
}

#[test]
fn a_provider_in_clear_or_half_configured_stops_the_start() {
    let folder = tempfile::tempdir().unwrap();
    let open = |args: &ProviderArgs| Provider::open(args, "http://abri.test/x".to_owned());
    let none = ProviderArgs { provider_issuer: None, ..args(&folder, "") };
    assert!(open(&none).unwrap().is_none());
    for address in ["http://provider.example", "provider", "ftp://127.0.0.1"] {
        let opened = open(&args(&folder, address));
        assert!(matches!(opened, Err(ProviderSetupError::Address)), "{address}");
    }
    let half = ProviderArgs { provider_client_id: None, ..args(&folder, "https://provider.example") };
    assert!(matches!(open(&half), Err(ProviderSetupError::Incomplete)));
    assert!(open(&args(&folder, "https://provider.example")).unwrap().is_some());
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_provider_that_does_not_answer_is_said_and_the_password_still_works(pool: sqlx::PgPool) {
    let folder = tempfile::tempdir().unwrap();
    // Nobody listens there.
    let provider = Provider::open(&args(&folder, "http://127.0.0.1:9"), "http://abri.test/x".to_owned());
    let app = TestApp::with_provider(pool, provider.unwrap().unwrap()).await;
    app.hire("anne", "caseworker").await;
    let mut browser = app.browser();
    assert!(browser.get("/agent/connexion").await.main().contains("Se connecter avec ProConnect"));
    let page = browser.get(DEPART).await;
    assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(page.main().contains("avec votre mot de passe"));
    let page = browser.get(&format!("{BACK}?code=x&state=y")).await;
    assert_eq!(page.status, StatusCode::FORBIDDEN);
    browser.sign_in("anne").await;
    assert!(browser.get("/agent/mot-de-passe").await.main().contains("Relier mon compte à ProConnect"));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_visit_ends_once_and_in_time(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let now = app.service.clock.now();
    let mut admin = app.service.pools.admin.acquire().await.unwrap();
    let (first, late) = ([1; 32], [2; 32]);
    identities::leave(&mut admin, &first, None, now).await.unwrap();
    identities::leave(&mut admin, &late, None, now).await.unwrap();
    assert_eq!(identities::come_back(&mut admin, &first, now).await.unwrap(), Some(None));
    assert_eq!(identities::come_back(&mut admin, &first, now).await.unwrap(), None);
    let later = now + Duration::minutes(10);
    assert_eq!(identities::come_back(&mut admin, &late, later).await.unwrap(), None);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn an_identity_is_of_one_account_and_a_disabled_one_gets_nowhere(pool: sqlx::PgPool) {
    let app = TestApp::new(pool).await;
    let (anne, berthe) = (app.hire("anne", "caseworker").await, app.hire("berthe", "caseworker").await);
    let now = app.service.clock.now();
    let mut admin = app.service.pools.admin.acquire().await.unwrap();
    let link = async |admin: &mut sqlx::PgConnection, index: [u8; 32], staff_id: Uuid| {
        identities::link(admin, &index, staff_id, now).await.unwrap()
    };
    assert!(link(&mut admin, [1; 32], anne).await);
    assert!(!link(&mut admin, [1; 32], berthe).await, "it is Anne’s");
    assert!(!link(&mut admin, [2; 32], anne).await, "one each");
    let found = identities::find(&mut admin, &[1; 32]).await.unwrap();
    assert_eq!(found.map(|linked| linked.staff_id), Some(anne));
    sqlx::query("UPDATE staff SET disabled_at = now() WHERE staff_id = $1")
        .bind(anne)
        .execute(&app.owner)
        .await
        .unwrap();
    assert!(identities::find(&mut admin, &[1; 32]).await.unwrap().is_none());
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_second_factor_given_at_the_provider_counts_here(pool: sqlx::PgPool) {
    let app = TestApp::with_second_factor(pool).await;
    app.hire("anne", "caseworker").await;
    let mut anne = app.browser();
    anne.sign_in("anne").await;
    assert_eq!(anne.get("/agent").await.location.as_deref(), Some("/agent/second-facteur"));
    sqlx::query("UPDATE staff_sessions SET is_strong = true").execute(&app.owner).await.unwrap();
    assert_eq!(anne.get("/agent").await.status, StatusCode::OK);
}
