//! `abri partner`: who may use the API, with which keys.

use super::abri;
use serde_json::Value;
use sqlx::{ConnectOptions, PgPool};

fn parsed(line: &str) -> Value {
    serde_json::from_str(line).unwrap()
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn a_partner_is_added_given_a_key_and_loses_it(pool: PgPool) {
    let url = pool.connect_options().to_url_lossy().to_string();
    let folder = tempfile::tempdir().unwrap();
    let keys = folder.path().join("keys").to_str().unwrap().to_owned();
    assert_eq!(abri(&["keys", &keys], "").code, 0);
    let partner = |arguments: &[&str], input: &str| {
        abri(&[&["partner"], arguments, &["--database-url", &url, "--keys-file", &keys]].concat(), input)
    };
    let added = partner(&["add", "Paie Exemple"], "732 829 320 00074\n\n73282932000074\n");
    assert_eq!((added.code, &parsed(&added.out)["establishments"]), (0, &1.into()), "{}", added.err);
    let wrong = partner(&["add", "Paie Exemple"], "73282932000074\n73282932000075\n");
    assert_eq!(wrong.complaint(), "line 2: the key of the SIRET does not match");
    for refused in [
        &["key", "Paie Exemple", "--days", "30"][..],
        &["key", "Paie Exemple", "--scopes", "notices:read"],
        &["key", "Paie Exemple", "--scopes", "notices:read", "--days", "397"],
        &["key", "Paie Exemple", "--scopes", "claims:read", "--days", "30"],
        &["key", "Nobody", "--scopes", "notices:read", "--days", "30"],
    ] {
        assert_eq!(partner(refused, "").code, 2, "{refused:?}");
    }
    let made = partner(&["key", "Paie Exemple", "--scopes", "notices:read,webhooks", "--days", "30"], "");
    let made = parsed(&made.out);
    assert!(made["key"].as_str().unwrap().starts_with("abri_pk_"));
    let listed = || parsed(partner(&["list"], "").out.trim());
    let key = listed()["keys"][0].clone();
    assert_eq!((&key["key_id"], &key["works"]), (&made["key_id"], &true.into()));
    assert_eq!(key["scopes"], serde_json::json!(["notices:read", "webhooks"]));
    let id = made["key_id"].as_str().unwrap();
    assert_eq!([partner(&["revoke", id], "").code, partner(&["revoke", id], "").code], [0, 1]);
    assert_eq!(listed()["keys"][0]["works"], false);
    assert!(!listed().to_string().contains("abri_pk_"), "a key is shown once");
}
