//! The document of the API: committed as it is built, and true of the routes. And the curl lines of its guide, run as they stand.

use super::{partner, settle, siret_of};
use crate::app::TestApp;
use abri_server::http::{document, routes};
use sqlx::PgPool;
use std::collections::BTreeSet;
use std::process::Command;

#[test]
fn the_committed_document_is_the_one_that_is_served() {
    let built = serde_json::to_string_pretty(&document()).unwrap();
    let committed = include_str!("../../../../docs/openapi.json");
    assert!(built == committed.trim_end(), "docs/openapi.json is stale: `abri openapi > docs/openapi.json`");
    assert!(built.starts_with("{\n  \"openapi\": \"3.1.0\""));
}

#[test]
fn the_document_has_every_route_of_the_api_and_no_other() {
    let document = serde_json::to_value(document()).unwrap();
    let paths = document["paths"].as_object().unwrap().iter();
    let written: BTreeSet<_> = paths
        .flat_map(|(path, item)| {
            item.as_object().unwrap().keys().map(move |method| (method.to_uppercase(), path.clone()))
        })
        .collect();
    let served = routes().into_iter().filter(|route| route.path.starts_with("/api/v1/"));
    let mut served: BTreeSet<_> = served.map(|route| (route.method.to_owned(), route.path)).collect();
    assert!(served.remove(&("GET".to_owned(), "/api/v1/openapi.json".to_owned())));
    assert_eq!(written, served);
}

/// The blocks of bash of the guide, in their order.
fn blocks(guide: &str) -> Vec<String> {
    guide.split("```bash\n").skip(1).map(|rest| rest.split("```").next().unwrap().to_owned()).collect()
}

#[sqlx::test(migrator = "abri_server::persistence::MIGRATOR")]
async fn the_lines_of_the_guide_do_what_it_says(pool: PgPool) {
    let app = TestApp::new(pool).await;
    let employee = app.employee(1, "service");
    let siret = siret_of(&employee, 0);
    let key = partner(&app, "Paie Exemple", &[&siret]).await.key;
    app.filed(&employee).await;
    settle(&app);
    let (address, folder) = (app.listen().await, tempfile::tempdir().unwrap());
    let script = blocks(include_str!("../../../../docs/partner-api.md")).join("\n");
    assert!(script.matches("\"$ABRI/api/v1/").count() >= 7, "the guide shows the API");
    let mut command = Command::new("bash");
    command.args(["-euo", "pipefail", "-c", &script]).current_dir(folder.path());
    command.env("SIRET", &siret).env("ABRI_KEY", &key);
    command.env("ABRI", format!("http://{address}")).env("HOOK", format!("http://{address}/healthz"));
    let done = tokio::task::spawn_blocking(move || command.output().unwrap()).await.unwrap();
    let out = String::from_utf8_lossy(&done.stdout);
    assert!(done.status.success(), "{out}\n{}", String::from_utf8_lossy(&done.stderr));
    for said in ["\"insured_name\"", "\"outcome\":\"known\"", "\"secret\":\"whsec_", "204"] {
        assert!(out.contains(said), "{said}");
    }
}
