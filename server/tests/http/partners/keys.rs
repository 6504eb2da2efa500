//! Which keys open what, and how everything else is refused.

use super::{ask, get, key, partner, problem};
use crate::app::TestApp;
use abri_domain::partner::Scope;
use abri_server::persistence::partners as stored;
use axum::body::Body;
use axum::http::{Method, Request, header};
use serde_json::json;
use sqlx::PgPool;
use time::Duration;

const LIST: &str = "/api/v1/notices?siret=12345678901234";

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_key_that_does_not_work_opens_nothing(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let partner = partner(&app, "Paie Exemple", &["12345678901234"]).await;
    assert_eq!(get(&app, &partner.key, LIST).await.status, 200);
    let altered = format!("{}a", &partner.key[..partner.key.len() - 1]);
    let altered = if altered == partner.key { altered.replace("abri_pk_", "abri_pk_b") } else { altered };
    for wrong in ["", "abri_pk_", "secret", altered.as_str(), &partner.key.to_uppercase()] {
        let page = get(&app, wrong, LIST).await;
        assert_eq!(problem(&page), (401, "no-key".to_owned()), "{}", wrong.len());
        assert_eq!(page.headers["www-authenticate"], "Bearer");
    }
    let mut owner = app.owner.acquire().await.unwrap();
    let (second_id, second) = key(&app, partner.id, Scope::ALL).await;
    assert!(stored::revoke_key(&mut owner, second_id, app.service.clock.now()).await.unwrap());
    assert!(!stored::revoke_key(&mut owner, second_id, app.service.clock.now()).await.unwrap());
    assert_eq!(problem(&get(&app, &second, LIST).await).0, 401, "revoked");
    app.service.clock.advance(Duration::days(30));
    assert_eq!(problem(&get(&app, &partner.key, LIST).await).0, 401, "expired");
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_key_is_kept_as_a_hash_and_begins_so_that_scanners_find_it(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let partner = partner(&app, "Paie Exemple", &[]).await;
    let letters = partner.key.strip_prefix("abri_pk_").unwrap();
    assert!(
        letters.len() == 52 && letters.bytes().all(|c| c.is_ascii_lowercase() || (b'2'..=b'7').contains(&c))
    );
    let rows: String = sqlx::query_scalar("SELECT string_agg(k::text, ' ') FROM employer.partner_keys AS k")
        .fetch_one(&app.owner)
        .await
        .unwrap();
    assert!(!rows.contains(letters) && !rows.contains(&data_encoding::HEXLOWER.encode(letters.as_bytes())));
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_key_opens_what_it_was_made_for(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let partner = partner(&app, "Paie Exemple", &["12345678901234"]).await;
    let check = json!({ "checks": [{ "code": "ABCD", "last_name": "Le Goff", "birth_date": "1985-06-12" }] });
    let one = format!("/api/v1/notices/{}", partner.id);
    for scope in Scope::ALL {
        let (_, key) = key(&app, partner.id, &[*scope]).await;
        for (needs, method, path, body) in [
            (Scope::NoticesRead, Method::GET, LIST, None),
            (Scope::NoticesRead, Method::GET, &one, None),
            (Scope::NoticesVerify, Method::POST, "/api/v1/notices/verify", Some(check.clone())),
            (Scope::Webhooks, Method::GET, "/api/v1/webhook", None),
            (Scope::Webhooks, Method::DELETE, "/api/v1/webhook", None),
            (
                Scope::Webhooks,
                Method::PUT,
                "/api/v1/webhook",
                Some(json!({ "url": "https://partner.example/" })),
            ),
        ] {
            let page = ask(&app, &key, method.clone(), path, body).await;
            if needs == *scope {
                assert_ne!(page.status, 403, "{method} {path}");
            } else {
                assert_eq!(problem(&page), (403, "no-scope".to_owned()), "{method} {path}");
            }
        }
    }
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn each_key_has_a_limit_of_its_own(pool: PgPool) {
    let app = TestApp::with_limit(pool, 2).await;
    let first = partner(&app, "Paie Exemple", &["12345678901234"]).await;
    let (_, second) = key(&app, first.id, Scope::ALL).await;
    for _ in 0..2 {
        assert_eq!(get(&app, &first.key, LIST).await.status, 200);
    }
    let page = get(&app, &first.key, LIST).await;
    assert_eq!(problem(&page), (429, "too-many-requests".to_owned()));
    assert_eq!(page.headers["retry-after"], "60");
    assert_eq!(get(&app, &second, LIST).await.status, 200);
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn whatever_is_wrong_is_a_problem_in_json(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let key = partner(&app, "Paie Exemple", &["12345678901234"]).await.key;
    let verify = "/api/v1/notices/verify";
    let too_long = "x".repeat(300 * 1024);
    for (method, path, kind, body, expected) in [
        ("GET", "/api/v1", "", "", 404),
        ("GET", "/api/v1/", "", "", 404),
        ("POST", "/api/v1/claims", "", "", 404),
        ("GET", "/api/v1/notices/a/b", "", "", 404),
        ("DELETE", "/api/v1/notices", "", "", 405),
        ("PATCH", "/api/v1/webhook", "", "", 405),
        ("GET", "/api/v1/notices", "", "", 400),
        ("GET", "/api/v1/notices/not-an-id", "", "", 400),
        ("GET", "/api/v1/notices?siret=1", "", "", 422),
        ("GET", "/api/v1/notices?siret=12345678901234&limit=0", "", "", 422),
        ("GET", "/api/v1/notices?siret=12345678901234&limit=501", "", "", 422),
        ("GET", "/api/v1/notices?siret=12345678901234&since=yesterday", "", "", 422),
        ("GET", "/api/v1/notices?siret=12345678901234&cursor=abc", "", "", 422),
        ("GET", "/api/v1/notices?siret=73282932000074", "", "", 403),
        ("POST", verify, "text/plain", "{}", 415),
        ("POST", verify, "application/json", "{", 400),
        ("POST", verify, "application/json", "{}", 422),
        ("POST", verify, "application/json", "{\"checks\":[]}", 422),
        ("POST", verify, "application/json", too_long.as_str(), 413),
        ("PUT", "/api/v1/webhook", "application/json", "{\"url\":\"http://partner.example/\"}", 422),
        ("PUT", "/api/v1/webhook", "application/json", "{\"url\":\"https://10.0.0.1/\"}", 422),
        ("GET", "/api/v1/webhook", "", "", 404),
    ] {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::AUTHORIZATION, format!("bearer {key}"));
        let request = if kind.is_empty() { request } else { request.header(header::CONTENT_TYPE, kind) };
        let page = app.browser().deliver(request.body(Body::from(body.to_owned())).unwrap()).await;
        assert_eq!(problem(&page).0, expected, "{method} {path}");
        assert_eq!(page.headers["cache-control"], "no-store");
    }
}
