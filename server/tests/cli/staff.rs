//! `abri staff`: the first administrator, before anyone can sign in.

use super::abri;
use serde_json::Value;
use sqlx::{ConnectOptions, PgPool};

fn parsed(line: &str) -> Value {
    serde_json::from_str(line).unwrap()
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn an_account_is_added_listed_and_disabled(pool: PgPool) {
    let url = pool.connect_options().to_url_lossy().to_string();
    let staff = |arguments: &[&str], input: &str| {
        abri(&[&["staff"], arguments, &["--database-url", &url]].concat(), input)
    };
    let added = staff(&["add", "Ada", "Ada Admin", "administrator", "--generate"], "");
    assert_eq!(added.code, 0, "{}", added.err);
    let said = parsed(&added.out);
    assert_eq!((said["login"].as_str(), said["role"].as_str()), (Some("ada"), Some("administrator")));
    assert_eq!(said["password"].as_str().map(str::len), Some(19));
    let typed = staff(&["add", "bo", "Bo", "caseworker"], "a password of one's own\n");
    assert!(typed.code == 0 && parsed(&typed.out)["password"].is_null());
    let short = staff(&["add", "cy", "Cy", "caseworker"], "short\n");
    assert_eq!(short.complaint(), "a password of at least 12 characters is expected on standard input");
    assert_eq!(staff(&["add", "c y", "Cy", "caseworker"], "").code, 2);
    assert_eq!(staff(&["disable", "bo"], "").code, 0);
    assert_eq!(staff(&["disable", "bo"], "").code, 1, "they could not sign in already");
    assert_eq!(staff(&["disable", "nobody"], "").code, 1);
    let listed: Vec<_> = staff(&["list"], "").out.lines().map(parsed).collect();
    let facts = |account: &Value| {
        let flag = |name: &str| account[name].as_bool().unwrap();
        (account["login"].as_str().unwrap().to_owned(), flag("password_due"), flag("disabled"))
    };
    let wanted = [("ada".to_owned(), true, false), ("bo".to_owned(), false, true)];
    assert_eq!(listed.iter().map(facts).collect::<Vec<_>>(), wanted);
    let acts: Vec<String> =
        sqlx::query_scalar("SELECT act FROM staff_acts WHERE by_staff IS NULL ORDER BY at, act_id")
            .fetch_all(&pool)
            .await
            .unwrap();
    assert_eq!(acts, ["made", "made", "disabled"]);
}
